package io.github.keyreeve.web.page;

import io.github.keyreeve.application.port.in.ManageProducts;
import io.github.keyreeve.application.port.in.ManageProviders;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.server.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;

/** The page that a person sees who opens the server's address: what this is, and what the demo holds. */
@Path("/")
public final class RootPage {

    private static final String HTML = "text/html; charset=utf-8";

    private final ManageProducts products;
    private final ManageProviders providers;
    private final boolean demo;

    /** @param demo whether to show the contents, which are nobody's business on a real server */
    public RootPage(ManageProducts products, ManageProviders providers, boolean demo) {
        this.products = products;
        this.providers = providers;
        this.demo = demo;
    }

    @GET
    @Produces(HTML)
    public Response page(@Context HttpServletRequest request) {
        Route.label(request, "root");
        String url = request.getRequestURL().toString().replaceAll("/$", "");
        return Response.ok(PAGE.formatted(demo ? demo(escaped(url)) : ""), HTML)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private String demo(String url) {
        return DEMO.formatted(
                products.all().stream().map(RootPage::row).collect(Collectors.joining()),
                providers.all().stream()
                        .filter(Provider::open)
                        .map(provider -> "<code>" + provider.name() + "</code>")
                        .collect(Collectors.joining(", ")),
                url);
    }

    private static String row(Product product) {
        String versions = product.versions().stream()
                .map(version -> version.major() + "." + version.minor())
                .collect(Collectors.joining(", "));
        return "<tr><td>%d</td><td>%s</td><td>%s</td></tr>".formatted(product.id(), escaped(product.name()), versions);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Keyreeve</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
            pre { background: #f4f4f4; padding: .8rem; overflow-x: auto; }
            td, th { padding: .2rem 1.5rem .2rem 0; text-align: left; }
            </style>
            </head>
            <body>
            <h1>Keyreeve</h1>
            <p>This server turns a shop's order into software activation keys. A shop (FastSpring, WooCommerce, Shopify, …)
            tells it that a customer bought three licences; it answers with the key or keys that the order is entitled to,
            each good for the right number of computers. The same order asked for again gets the same keys.</p>
            <ul>
            <li>Shops call <code>…/qlmservice.asmx/GetActivationKey</code>, as they would call Quick License Manager.</li>
            <li>Staff and programs use the JSON API, described in <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</li>
            <li>Monitoring reads <a href="/health/ready">/health/ready</a> and <a href="/metrics">/metrics</a>.</li>
            </ul>
            %s</body>
            </html>
            """;

    private static final String DEMO = """
            <h2>This is a demo</h2>
            <p><strong>Anyone who can reach it may order keys</strong>, so it listens on this computer only.</p>
            <table><tr><th>Product</th><th>Name</th><th>Versions</th></tr>%1$s</table>
            <p>Shops that may order without a password: %2$s.</p>
            <p>Place an order for three licences from a terminal, and repeat it:</p>
            <pre>curl -d 'reference=DEMO-1&amp;quantity=3&amp;email=jane@example.com' \\
              '%3$s/qlmservice.asmx/GetActivationKey?is_productid=1&amp;is_majorversion=1&amp;is_minorversion=0&amp;is_vendor=fastspring'</pre>
            """;
}
