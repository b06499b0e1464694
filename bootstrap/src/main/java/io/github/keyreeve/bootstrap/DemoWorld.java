package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.in.ManageProducts;
import io.github.keyreeve.domain.product.Product;
import io.github.keyreeve.domain.product.ProductVersion;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code --demo} finds on its first request: a product, and every shop's door open. */
final class DemoWorld {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWorld.class);
    private static final Product PRODUCT = new Product(1, "Demo", List.of(ProductVersion.of(1, 0)));
    private DemoWorld() {}

    static void create(ManageProducts products) {
        products.add(PRODUCT);
        LOG.warn("demo: every provider that is not set up may order without a password");
    }

    /** Requests that a person can paste; the charter's three ways to order three licences. */
    static String hints(String url) {
        return """
                Try it: a customer ordered 3 licences. Paste one of these into another terminal.

                One key for 3 computers:
                  curl -d 'reference=DEMO-1&quantity=3&email=jane@example.com' '%1$s/qlmservice.asmx/GetActivationKey?is_productid=1&is_majorversion=1&is_minorversion=0&is_vendor=fastspring'
                Three keys, each for 2 computers:
                  curl -d 'reference=DEMO-1&quantity=3&email=jane@example.com' '%1$s/qlmdemo/qlmLicenseServer/qlmservice.asmx/GetActivationKey?is_productid=1&is_majorversion=1&is_minorversion=0&is_usemultipleactivationskey=false&is_numberofactivationsperkey=2&is_vendor=fastspring'
                One key for 5 computers:
                  curl -d 'reference=DEMO-1&quantity=3&email=jane@example.com' '%1$s/qlmdemo/qlmLicenseServer/qlmservice.asmx/GetActivationKey?is_productid=1&is_majorversion=1&is_minorversion=0&is_additionalactivations=2&is_vendor=fastspring'

                Repeat one: the same keys come again. What is in the demo: %1$s/
                """.formatted(url);
    }
}
