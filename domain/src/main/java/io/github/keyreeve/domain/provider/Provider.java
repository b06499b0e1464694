package io.github.keyreeve.domain.provider;

import io.github.keyreeve.domain.order.ProviderName;
import java.util.Optional;

/**
 * A shop or other caller and what it may do (source: contract 2).
 *
 * @param enabled a provider that is switched off is refused before anything is read or stored
 * @param open whether it may call without credentials; the operator's own decision
 * @param login user and password, where they are set
 * @param sharedKey the secret that the shop signs its messages with; where it is set, a signature is demanded
 * @param apiKey the secret for QLM's strict authentication
 * @param repeats what to do when an order line comes again
 * @param liveOnly whether orders that the shop marks as tests are refused
 * @param trustBuyerFields whether arguments count that stand where a buyer could write (source: contract 3.4)
 * @param webhookSecret the secret that the shop signs what it tells with, where that is another than the shared key
 * @param shopApiKey the secret that the shop's own API is asked with for what its events leave out; without it nothing is
 *     asked
 * @param notices what follows from what the shop tells
 */
public record Provider(
        ProviderName name,
        boolean enabled,
        boolean open,
        Optional<Login> login,
        Optional<Secret> sharedKey,
        Optional<Secret> apiKey,
        Repeats repeats,
        boolean liveOnly,
        boolean trustBuyerFields,
        Optional<Secret> webhookSecret,
        Optional<Secret> shopApiKey,
        NoticeRules notices) {

    /** A provider as it is before anybody set it up: known, but without credentials, and so refused. */
    public static Provider untouched(ProviderName name) {
        return new Provider(name, true, false, Optional.empty(), Optional.empty(), Optional.empty(),
                Repeats.REUSE, false, false, Optional.empty(), Optional.empty(), NoticeRules.USUAL);
    }

    /** The secret that signatures of what the shop tells are checked with, if there is any. */
    public Optional<Secret> tellingSecret() {
        return webhookSecret.or(() -> sharedKey);
    }

    public Provider with(NoticeRules other) {
        return new Provider(name, enabled, open, login, sharedKey, apiKey, repeats, liveOnly, trustBuyerFields, webhookSecret,
                shopApiKey, other);
    }

    /**
     * User and password.
     *
     * @param user at most 255 characters; empty where the shop sends a password only, and then any user is right
     * @param passwordHash a salted slow hash
     */
    public record Login(String user, String passwordHash) {

        public static final int MAX_USER = 255;
        public static final int MAX_PASSWORD = 255;

        @Override
        public String toString() {
            return "Login[…]";
        }
    }
}
