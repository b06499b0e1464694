package io.github.keyreeve.web.api;

import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.access.RefusalKind;
import io.github.keyreeve.web.api.problem.ProblemException;
import io.github.keyreeve.web.api.problem.ProblemType;
import io.github.keyreeve.web.qlm.QlmMethod;
import java.time.Duration;
import java.util.Set;

/** Lets applications in, as often as the operator allows and for what is not switched off, and says no to them. */
final class PublicAdmission {

    private static final int OPERATION_DISABLED = 7;

    private final PublicLimits limits;
    private final Set<QlmMethod> switchedOff;

    PublicAdmission(ApplicationAccess access) {
        this.limits = access.limits();
        this.switchedOff = access.switchedOff();
    }

    /** @throws ProblemException if requests come from this address too often */
    void admitAddress(String address) {
        limits.admitAddress(address).ifPresent(PublicAdmission::refuse);
    }

    /** @throws ProblemException if this key is sent too often */
    void admitKey(String typedKey) {
        limits.admitKey(typedKey).ifPresent(PublicAdmission::refuse);
    }

    /**
     * @param method QLM's, which does the same
     * @throws ProblemException if the operator has switched it off
     */
    void requireSwitchedOn(QlmMethod method) {
        if (switchedOff.contains(method)) {
            throw ProblemType.OPERATION_DISABLED.because("This operation is switched off here.").withCode(OPERATION_DISABLED);
        }
    }

    /** @throws ProblemException if the caller has tried too many keys that are none */
    void count(String address, String typedKey, Denial denial) {
        limits.denied(address, typedKey, denial).ifPresent(PublicAdmission::refuse);
    }

    /** The denial as a problem, with QLM's number and the sentence for the person at the computer. */
    static ProblemException problem(Denial denial) {
        return problem(denial, denial.sentence());
    }

    static ProblemException problem(Denial denial, String sentence) {
        return typeOf(denial).because(sentence).withCode(denial.code());
    }

    private static ProblemType typeOf(Denial denial) {
        return switch (RefusalKind.of(denial)) {
            case REQUEST_INCOMPLETE -> ProblemType.INVALID_REQUEST;
            case KEY_UNKNOWN -> ProblemType.KEY_UNKNOWN;
            case LICENSE_ENDED -> ProblemType.LICENSE_ENDED;
            case COMPUTER_REFUSED -> ProblemType.COMPUTER_REFUSED;
        };
    }

    private static void refuse(Duration wait) {
        throw ProblemType.TOO_MANY_REQUESTS.because("There were too many requests; try again later.").retryAfter(wait);
    }
}
