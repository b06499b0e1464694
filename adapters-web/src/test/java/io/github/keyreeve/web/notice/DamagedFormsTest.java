package io.github.keyreeve.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.web.shop.UnreadableRequestException;
import io.github.keyreeve.web.vendor.Vendors;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a form on its way, it is read or refused as unreadable. */
class DamagedFormsTest {

    private static final Map<String, ShopEventReader> READERS = Map.of(
            "paypal", new PayPalEvents(), "avangate", new TwoCheckoutEvents(),
            "gumroad", new GumroadEvents(), "chargify", new ChargifyEvents());
    private static final byte[] DAMAGES = {'&', '=', '%', '9', '-', '[', 0, (byte) 0xFF};
    /** Every place takes half a minute, and is not worth that every time. */
    private static final int STEP = 13;

    static Stream<Told> samples() {
        return READERS.entrySet().stream().flatMap(reader -> Vendors.requests(reader.getKey()).stream()
                .map(request -> request.required("file").textValue())
                .distinct()
                .map(file -> Told.sample(reader.getValue(), reader.getKey() + "/" + file)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areReadOrRefused(Told sample) {
        for (byte damage : DAMAGES) {
            for (int place = 0; place < sample.body().length; place += STEP) {
                byte[] body = sample.body().clone();
                body[place] = damage;
                Told damaged = new Told(sample.reader(), body);
                assertThatNoException().as("byte %d is %d", place, damage).isThrownBy(() -> readOrRefused(damaged));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areReadOrRefusedWhereTheyEndEarly(Told sample) {
        for (int length = 0; length < sample.body().length; length += STEP) {
            byte[] body = Arrays.copyOf(sample.body(), length);
            Told cut = new Told(sample.reader(), body);
            assertThatNoException().as("cut after %d bytes", length).isThrownBy(() -> readOrRefused(cut));
        }
    }

    private static void readOrRefused(Told told) {
        try {
            ShopEvent event = told.event();
            assertThat(event.kind()).isNotEmpty().hasSizeLessThanOrEqualTo(ShopEvent.MAX_KIND);
            assertThat(event.number()).isNotEmpty().hasSizeLessThanOrEqualTo(ShopEvent.MAX_NUMBER);
            assertThat(told.reader().read(event)).isNotNull();
        } catch (UnreadableRequestException e) {
            assertThat(e.errors()).isNotEmpty();
        }
    }
}
