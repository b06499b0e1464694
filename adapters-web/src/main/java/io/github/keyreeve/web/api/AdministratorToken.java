package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.AdmitAdministrator;
import io.github.keyreeve.application.port.in.AdmitAdministrator.Admission;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.github.keyreeve.web.api.problem.ProblemType;
import io.github.keyreeve.web.server.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** Asks for the administrator's token in {@code Authorization: Bearer …}. */
final class AdministratorToken {

    private static final String SCHEME = "Bearer ";
    private static final String MISSING = "Send the administrator token as Authorization: Bearer <token>.";
    private static final String ADMITTED = AdministratorToken.class.getName();

    private final AdmitAdministrator admitAdministrator;

    AdministratorToken(AdmitAdministrator admitAdministrator) {
        this.admitAdministrator = admitAdministrator;
    }

    /** @throws ProblemException if nobody has asked this caller for the token yet */
    static void requireAdmitted(ContainerRequestContext request) {
        if (request.getProperty(ADMITTED) == null) {
            throw unauthorized(MISSING);
        }
    }

    /** @throws ProblemException if the caller is not admitted */
    void demand(ContainerRequestContext request, HttpServletRequest http) {
        switch (admitAdministrator.admit(token(request), ClientAddress.of(http))) {
            case Admission.Admitted admitted -> request.setProperty(ADMITTED, true);
            case Admission.TokenMissing refusal -> throw unauthorized(MISSING);
            case Admission.TokenWrong refusal -> throw unauthorized("This is not the administrator token.");
            case Admission.TooManyGuesses refusal -> throw ProblemType.TOO_MANY_WRONG_TOKENS
                    .because("This address has sent too many wrong tokens. The right one is still accepted.")
                    .retryAfter(refusal.retryAfter());
        }
    }

    private static Optional<String> token(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty());
    }

    private static ProblemException unauthorized(String detail) {
        return ProblemType.TOKEN_REQUIRED.because(detail).withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
