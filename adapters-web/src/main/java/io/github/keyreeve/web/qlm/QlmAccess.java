package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.AdmitProvider;
import io.github.keyreeve.application.port.in.AdmitProvider.Admission;
import io.github.keyreeve.application.port.in.AdmitProvider.Claim;
import io.github.keyreeve.application.port.in.AdmitProvider.Signature;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.shop.Shop.SignatureForm;
import io.github.keyreeve.web.shop.ShopSignature;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.function.Function;

/** Lets admitted providers on to the method that they called, and tells the others why not. */
public final class QlmAccess {

    private final AdmitProvider admitProvider;
    private final StrictAuthentication strict;

    public QlmAccess(AdmitProvider admitProvider, StrictAuthentication strict) {
        this.admitProvider = admitProvider;
        this.strict = strict;
    }

    Response admit(QlmCall call, Function<Provider, Response> then) {
        Optional<String> name = call.request().shop().map(shop -> shop.name().text()).or(call.request()::vendor);
        // FastSpring tells about customers without a signature, whatever it signs besides.
        Signature signature = call.request().shop()
                .filter(shop -> call.method() != QlmMethod.UPDATE_USER_INFORMATION || shop.signature() != SignatureForm.FASTSPRING)
                .map(shop -> ShopSignature.of(shop, call.request()))
                .orElse(Signature.NONE);
        return admit(new Claim(name, call.credentials(), signature, call.address()), provider -> strictly(call, provider, then));
    }

    Response admit(Claim claim, Function<Provider, Response> then) {
        return switch (admitProvider.admit(claim)) {
            case Admission.Admitted admitted -> then.apply(admitted.provider());
            case Admission.NotNamed notNamed -> Refusal.of(
                    Status.BAD_REQUEST, "is_vendor is missing; it must name the shop, for example fastspring.");
            case Admission.Unknown unknown -> Refusal.of(Status.FORBIDDEN, "is_vendor names no shop that this server knows.");
            case Admission.SwitchedOff off -> Refusal.of(Status.FORBIDDEN, "This shop is switched off here.");
            case Admission.NotSetUp notSetUp -> Refusal.of(Status.FORBIDDEN,
                    "This shop has no user and password here yet; the operator sets them, or switches it to open.");
            case Admission.CredentialsMissing missing -> Refusal.unauthorized("is_user and is_pwd are missing.");
            case Admission.CredentialsWrong wrong -> Refusal.unauthorized("is_user or is_pwd is wrong.");
            case Admission.SignatureMissing missing -> Refusal.unauthorized("The request is not signed.");
            case Admission.SignatureWrong wrong -> Refusal.unauthorized("The request's signature is wrong.");
            case Admission.TooManyGuesses tooMany -> Refusal.later(Status.TOO_MANY_REQUESTS,
                    "Too many wrong credentials came from this address; try again later.", tooMany.retryAfter());
        };
    }

    private Response strictly(QlmCall call, Provider provider, Function<Provider, Response> then) {
        if (!strict.isDemandedFor(call.method())) {
            return then.apply(provider);
        }
        if (provider.apiKey().isEmpty()) {
            return Refusal.of(Status.FORBIDDEN, "This method needs strict authentication, and this shop has no API key here.");
        }
        return strict.accepts(call.http(), provider.apiKey().get())
                ? then.apply(provider)
                : Refusal.unauthorized("This method needs strict authentication: the X-Qlm headers are missing, wrong or too old.");
    }
}
