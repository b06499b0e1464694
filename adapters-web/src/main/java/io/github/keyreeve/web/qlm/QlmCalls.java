package io.github.keyreeve.web.qlm;

import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.web.shop.Shop;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.Optional;

/** Brings each call of a method to what answers it. */
public record QlmCalls(
        IssuingCalls issuing,
        RenewalCalls renewals,
        CorrectionCalls corrections,
        RecordCalls records,
        ApplicationCalls applications,
        XmlAnswers xml) {

    private static final Duration STORAGE_WAIT = Duration.ofSeconds(5);
    private static final String OUTAGE = "The database cannot be reached now; nothing is lost by asking again.";

    /** Of a shop that was admitted. */
    Response ofShop(QlmCall call, Provider provider) {
        return switch (call.method()) {
            case GET_ACTIVATION_KEY -> issuing.issue(call, provider, false);
            case GET_ACTIVATION_KEY_WITH_EXPIRY_DATE -> issuing.issue(call, provider, true);
            case RENEW_SUBSCRIPTION -> renewals.renewSubscription(call, provider);
            case ENABLE_MAINTENANCE_PLAN -> renewals.enableMaintenancePlan(call, provider);
            case RENEW_MAINTENANCE_PLAN -> renewals.renewMaintenancePlan(call, provider);
            case REVOKE_LICENSE -> corrections.revoke(call, provider);
            case UPDATE_LICENSE -> corrections.update(call, provider);
            case UPGRADE_LICENSE -> corrections.upgrade(call, provider);
            case RETRIEVE_ACTIVATION_KEY -> records.retrieve(call, provider);
            case UPDATE_USER_INFORMATION -> records.updateUserInformation(call, provider);
            case WEB_HOOK_HANDLER -> call.request().shop().filter(Shop::asksAtWebHook).isPresent()
                    ? issuing.issue(call, provider, true)
                    : Refusal.of(Status.BAD_REQUEST, "This shop fetches its keys at GetActivationKey, not here.");
            case VALIDATE_LICENSE, RELEASE_LICENSE, PING, GET_LATEST_VERSION, ACTIVATE_KEY -> applications.answer(call);
        };
    }

    /** Before anything of a request is read: who may call without credentials may not call too often. */
    Optional<Response> refusal(QlmMethod method, String address) {
        return method.isForShops() ? Optional.empty() : applications.refusal(method, address);
    }

    /** Of anybody. */
    Response ofApplication(QlmCall call) {
        return applications.answer(call);
    }

    /** Of a request that cannot be read: what it says is not known, but who reads the answer is. */
    Response unusable(QlmMethod method, Status status, String sentence) {
        return method.answersXml()
                ? XmlAnswers.insteadOf(Response.ok().build(), XmlAnswer.of(Denial.ARGUMENT_MISSING, sentence))
                : Refusal.of(status, sentence);
    }

    /** Of a request that found no database. An application must not take that for a word about its key. */
    Response outage(QlmMethod method) {
        Response text = Refusal.later(Status.SERVICE_UNAVAILABLE, OUTAGE, STORAGE_WAIT);
        return method.answersXml()
                ? XmlAnswers.insteadOf(text, XmlAnswer.failure(LicenseStatus.INVALID, OUTAGE, XmlAnswer.DATABASE))
                : text;
    }

    /** Of a method that the operator has switched off. */
    Response switchedOff(QlmCall call) {
        String sentence = "This operation is switched off here.";
        return call.method().answersXml()
                ? xml.of(call, XmlAnswer.failure(LicenseStatus.INVALID, sentence, XmlAnswer.OPERATION_DISABLED))
                : Refusal.of(Status.FORBIDDEN, sentence);
    }
}
