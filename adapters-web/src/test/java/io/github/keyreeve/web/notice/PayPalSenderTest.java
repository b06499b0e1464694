package io.github.keyreeve.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.keyreeve.application.port.in.AdmitProvider.Signature.Verdict;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.web.webhook.PayPalPostback;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PayPalSenderTest {

    private static final ShopMessage MESSAGE =
            new ShopMessage("txn_id=1".getBytes(StandardCharsets.US_ASCII), Map.of(), Arguments.NONE);

    /** Whoever posts anything makes the server ask; that must not take all its threads. */
    @Test
    void hasFewQuestionsOpenAtATime() throws Exception {
        CountDownLatch asked = new CountDownLatch(PayPalSender.AT_ONCE);
        CountDownLatch answer = new CountDownLatch(1);
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService answering = Executors.newCachedThreadPool(); ExecutorService asking = Executors.newCachedThreadPool()) {
            slow.setExecutor(answering);
            slow.createContext("/", exchange -> {
                asked.countDown();
                try {
                    answer.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                exchange.sendResponseHeaders(200, 8);
                exchange.getResponseBody().write("VERIFIED".getBytes(StandardCharsets.US_ASCII));
                exchange.close();
            });
            slow.start();
            URI address = URI.create("http://127.0.0.1:" + slow.getAddress().getPort() + "/");
            try (PayPalPostback postback = new PayPalPostback(address, address, PayPalPostback.MAX_PATIENCE)) {
                PayPalSender sender = new PayPalSender(postback);
                List<Future<Verdict>> open = IntStream.range(0, PayPalSender.AT_ONCE)
                        .mapToObj(number -> asking.submit(() -> sender.check(MESSAGE)))
                        .toList();
                assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

                assertThatThrownBy(() -> sender.check(MESSAGE)).isInstanceOf(SenderUnknownException.class);

                answer.countDown();
                for (Future<Verdict> each : open) {
                    assertThat(each.get()).isEqualTo(Verdict.VALID);
                }
                assertThat(sender.check(MESSAGE)).isEqualTo(Verdict.VALID);
            }
        } finally {
            slow.stop(0);
        }
    }
}
