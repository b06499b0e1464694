package io.github.keyreeve.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerTest {

    private static final Customer FULL = Customer.of(part -> "old " + part.text());

    @ParameterizedTest
    @EnumSource(CustomerPart.class)
    void keepsEachPartThatIsNotToldAnew(CustomerPart told) {
        Customer news = Customer.of(part -> part == told ? "new" : "");

        Customer complete = news.orElse(FULL);

        assertThat(complete).isEqualTo(Customer.of(part -> part == told ? "new" : "old " + part.text()));
    }

    @Test
    void isWhatWasToldWhereNothingWasKnown() {
        assertThat(FULL.orElse(Customer.UNKNOWN)).isEqualTo(FULL);
        assertThat(Customer.UNKNOWN.orElse(FULL)).isEqualTo(FULL);
    }

    @Test
    void isKnownByTheAddressInAnyCaseOfLetters() {
        assertThat(CustomerIdentity.ofEmail("Jane@Example.COM")).isEqualTo(CustomerIdentity.ofEmail("jane@example.com"));
        assertThat(CustomerIdentity.ofEmail("jane@example.com")).isNotEqualTo(CustomerIdentity.ofEmail("jane@example.org"));
    }

    @Test
    void isKnownByTheNumberOfOneShopOnly() {
        ProviderName fastspring = new ProviderName("fastspring");

        assertThat(CustomerIdentity.ofExternalId(fastspring, "7")).isEqualTo(CustomerIdentity.ofExternalId(fastspring, "7"));
        assertThat(CustomerIdentity.ofExternalId(fastspring, "7"))
                .isNotEqualTo(CustomerIdentity.ofExternalId(new ProviderName("stripe"), "7"))
                .isNotEqualTo(CustomerIdentity.ofExternalId(fastspring, "8"))
                .isNotEqualTo(CustomerIdentity.ofEmail("7"));
    }

    @Test
    void hidesInALog() {
        assertThat(FULL.toString()).isEqualTo("Customer[…]");
    }
}
