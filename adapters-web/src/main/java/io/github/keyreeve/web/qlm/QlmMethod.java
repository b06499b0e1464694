package io.github.keyreeve.web.qlm;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The methods that this server answers under {@code qlmservice.asmx}, in any case of letters (source: contract 3, 4). */
public enum QlmMethod {
    GET_ACTIVATION_KEY("GetActivationKey", Caller.SHOP),
    GET_ACTIVATION_KEY_WITH_EXPIRY_DATE("GetActivationKeyWithExpiryDate", Caller.SHOP),
    RENEW_SUBSCRIPTION("RenewSubscriptionHttp", Caller.SHOP),
    REVOKE_LICENSE("RevokeLicenseHttp", Caller.SHOP),
    UPGRADE_LICENSE("UpgradeLicense", Caller.SHOP),
    UPDATE_LICENSE("UpdateLicenseHttp", Caller.SHOP),
    ENABLE_MAINTENANCE_PLAN("EnableMaintenancePlan", Caller.SHOP),
    RENEW_MAINTENANCE_PLAN("RenewMaintenancePlan", Caller.SHOP),
    RETRIEVE_ACTIVATION_KEY("RetrieveActivationKeyHttp", Caller.SHOP),
    UPDATE_USER_INFORMATION("UpdateUserInformation", Caller.SHOP),
    WEB_HOOK_HANDLER("QlmWebHookHandler", Caller.SHOP),
    VALIDATE_LICENSE("ValidateLicenseHttp", Caller.APPLICATION),
    RELEASE_LICENSE("ReleaseLicenseHttp", Caller.APPLICATION),
    PING("PingHttp", Caller.APPLICATION),
    GET_LATEST_VERSION("GetLatestVersionHttp", Caller.APPLICATION),
    ACTIVATE_KEY("ActivateKey", Caller.TEXT_APPLICATION);

    /** Who calls a method: a shop needs credentials; applications are everybody, and most want XML. */
    private enum Caller { SHOP, APPLICATION, TEXT_APPLICATION }

    private final String text;
    private final Caller caller;

    QlmMethod(String text, Caller caller) {
        this.text = text;
        this.caller = caller;
    }

    public String text() {
        return text;
    }

    /** Whether a provider's credentials are needed. */
    boolean isForShops() {
        return caller == Caller.SHOP;
    }

    /** Whether even a refusal is an XML document with status 200, since the applications read the body only. */
    boolean answersXml() {
        return caller == Caller.APPLICATION;
    }

    static Optional<QlmMethod> named(String name) {
        return Arrays.stream(values()).filter(method -> method.text.equalsIgnoreCase(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(QlmMethod::text).collect(Collectors.joining(", "));
    }

    /** As QLM spells them, sorted. */
    public static Set<String> allNames() {
        return names(method -> true);
    }

    /** Those that need credentials, as QLM spells them, sorted. */
    public static Set<String> shopNames() {
        return names(QlmMethod::isForShops);
    }

    private static Set<String> names(Predicate<QlmMethod> which) {
        return Arrays.stream(values()).filter(which).map(QlmMethod::text).collect(Collectors.toCollection(TreeSet::new));
    }
}
