package io.github.keyreeve.client;

import java.io.IOException;
import java.util.Optional;

/** The licence as the server knows it: asked for, and brought into the store. */
final class OnlineLicense {

    private static final int MAX_KEY_LENGTH = 200;
    private static final int KEY_NOT_VALID = 205;
    private static final int KEY_MISSING = 206;

    private final LicenseServer server;
    private final LicenseStore store;
    private final StoredLicense stored;
    private final Product product;
    private final ComputerIdentity computer;

    OnlineLicense(LicenseServer server, LicenseStore store, StoredLicense stored, Product product, ComputerIdentity computer) {
        this.server = server;
        this.store = store;
        this.stored = stored;
        this.product = product;
        this.computer = computer;
    }

    ActivationOutcome activate(String key) {
        if (key.isEmpty()) {
            return Refused.because(KEY_MISSING, "Please enter the activation key.");
        }
        if (key.length() > MAX_KEY_LENGTH) {
            return Refused.because(KEY_NOT_VALID, "This is not an activation key.");
        }
        Question question = question(key);
        ServerAnswer answer = server.activate(question);
        if (answer instanceof ServerAnswer.Done done) {
            try {
                return new ActivationOutcome.Activated(keep(done.content(), question));
            } catch (RejectedFile e) {
                return new Untrusted(e.fault());
            } catch (IOException e) {
                return new NotStored(e.toString());
            }
        }
        return answer instanceof Refused refused ? refused : (Unreachable) answer;
    }

    RefreshOutcome refresh() {
        try {
            Optional<String> key = store.key();
            return key.isPresent() ? refresh(question(key.get())) : new RefreshOutcome.NeverActivated();
        } catch (RejectedFile e) {
            return new Untrusted(e.fault());
        } catch (IOException e) {
            return new NotStored(e.toString());
        }
    }

    ReleaseOutcome release() {
        try {
            Optional<String> key = store.key();
            return key.isPresent() ? release(question(key.get())) : new ReleaseOutcome.NeverActivated();
        } catch (IOException e) {
            return new NotStored(e.toString());
        }
    }

    private RefreshOutcome refresh(Question question) throws RejectedFile, IOException {
        ServerAnswer answer = server.validate(question);
        if (answer instanceof Unreachable unreachable) {
            return unreachable;
        }
        if (answer instanceof ServerAnswer.Done done && !isRefusal(done.content())) {
            return new RefreshOutcome.Refreshed(keep(done.content(), question));
        }
        Refused refused = answer instanceof ServerAnswer.Done done
                ? ServerAnswer.refusal(done.content(), "The licence is not valid.")
                : (Refused) answer;
        if (refused.isTakenBack()) {
            store.removeLicense();
        }
        return refused;
    }

    private ReleaseOutcome release(Question question) throws IOException {
        ServerAnswer answer = server.release(question);
        if (answer instanceof Unreachable unreachable) {
            return unreachable;
        }
        if (answer instanceof Refused refused && !refused.meansReleased()) {
            return refused;
        }
        store.removeAll();
        return new ReleaseOutcome.Released();
    }

    private Question question(String key) {
        return new Question(key, computer, product, Nonce.fresh());
    }

    private License keep(JsonObject answer, Question question) throws RejectedFile, IOException {
        String file = answer.anyText("licenseFile").orElseThrow(() -> new RejectedFile(FileFault.UNREADABLE));
        return stored.keep(file, question.key(), question.nonce());
    }

    private static boolean isRefusal(JsonObject answer) {
        return Boolean.FALSE.equals(answer.members().get("valid"));
    }
}
