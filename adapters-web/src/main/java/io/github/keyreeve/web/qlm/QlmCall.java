package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.AdmitProvider.Credentials;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.web.shop.ShopRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** One call of a QLM method, read but not yet admitted. */
record QlmCall(QlmMethod method, HttpServletRequest http, ShopRequest request, String address) {

    /** How keys and sentences are sent. */
    static final String TEXT = "text/plain; charset=utf-8";

    /** Reads the arguments; what contradicts itself among them is wrong already. */
    ArgumentReader reader() {
        ArgumentReader reader = new ArgumentReader(request.arguments());
        request.contradictions().forEach(error -> reader.error(error.argument(), error.message()));
        return reader;
    }

    /** {@code is_user} and {@code is_pwd}, else HTTP Basic. */
    Optional<Credentials> credentials() {
        Optional<String> user = request.credential("is_user");
        Optional<String> password = request.credential("is_pwd");
        return password.isPresent() || user.isPresent()
                ? Optional.of(new Credentials(user.orElse(""), password.orElse("")))
                : BasicCredentials.of(http);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(http.getHeader(name));
    }
}
