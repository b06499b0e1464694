package io.github.keyreeve.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.UncheckedIOException;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class WebServerTest {

    @Test
    void leavesFailuresToTheMappersOfTheResources() {
        try (WebServer server = TestServer.start(settings -> settings,
                new ResourceConfig(EchoResource.class, OwnMapper.class))) {
            RawAnswer answer = RawClient.get(server.uri(), "/failure");

            assertThat(answer.status()).isEqualTo(418);
            assertThat(answer.body()).isEqualTo("mapped");
        }
    }

    /** As a resource's own last resort would be. */
    public static final class OwnMapper implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable failure) {
            return Response.status(418).entity("mapped").type("text/plain").build();
        }
    }

    @Test
    void saysWhenItsPortIsTaken() {
        try (WebServer first = TestServer.start()) {
            assertThatThrownBy(() -> TestServer.start(
                    settings -> settings.withAddress("127.0.0.1", first.uri().getPort())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(first.uri().getPort()));
        }
    }

    @Test
    void servesSeveralRequestsOnOneConnectionAndClosesItForAnOldClient() {
        try (WebServer server = TestServer.start()) {
            try (RawClient client = new RawClient(server.uri())) {
                assertThat(client.send("GET /x/query?a HTTP/1.1\r\nHost: x\r\n\r\n").read().body()).isEqualTo("a");
                assertThat(client.send("GET /x/query?b HTTP/1.0\r\n\r\n").read().body()).isEqualTo("b");
                assertThat(client.isAtEnd()).isTrue();
            }
        }
    }

    @Test
    void tellsNothingOfItsSoftware() {
        try (WebServer server = TestServer.start()) {
            assertThat(RawClient.get(server.uri(), "/x/query").headers().keySet())
                    .doesNotContain("server", "x-powered-by");
        }
    }
}
