package io.github.keyreeve.client;

import java.net.URI;

/**
 * The licence of an application on this computer: activated once with the customer's key, then checked without a network.
 *
 * <p>The server answers with a licence file, signed with the vendor's key; the client keeps it, and {@link #check} believes
 * nothing else. To let a renewal, a revocation or new features reach the computer, {@link #refresh} now and then, for
 * example once a day when there is a network; how long an application runs without one is the vendor's decision.
 *
 * <p>Calls to the server take up to 30 seconds, so that they do not belong on a thread that draws windows; only one
 * runs at a time. {@link #check} waits for none of them. Safe for use by several threads.
 *
 * <p>What none of this can do: keep out somebody who changes the application itself, or who puts back a copy of its whole
 * directory together with the clock.
 */
public final class LicenseClient {

    private final OnlineLicense online;
    private final StoredLicense stored;
    private final Object oneCallAtATime = new Object();

    LicenseClient(OnlineLicense online, StoredLicense stored) {
        this.online = online;
        this.stored = stored;
    }

    /**
     * Begins a client of the vendor's server.
     *
     * @param server its address, with the path before {@code /api/v1} if it has one; https, unless it is on this computer
     */
    public static LicenseClientBuilder of(URI server) {
        return new LicenseClientBuilder(server);
    }

    /**
     * Activates this computer, or finds that it is: that costs no second activation, and the licence is stored anew.
     *
     * @param key as the customer types it
     */
    public ActivationOutcome activate(String key) {
        synchronized (oneCallAtATime) {
            return online.activate(key.strip());
        }
    }

    /**
     * Asks the server for the present terms of the licence, with the stored key.
     *
     * <p>If the server says that the licence was taken back ({@link Refused#isTakenBack}: revoked, or released), the stored
     * one is removed. Any other refusal and any trouble on the way leave it as it is. The key stays in every case: when the
     * vendor puts things right, the next refresh brings the licence back.
     */
    public RefreshOutcome refresh() {
        synchronized (oneCallAtATime) {
            return online.refresh();
        }
    }

    /**
     * Judges the stored licence, without a network: signature, product, computer, dates, clock.
     *
     * <p>Each check notes the time if it is later than the last one seen, and that never moves back but by a fresh answer of
     * the server. A clock that stands before the last time seen, or before the licence was signed, by more than the
     * tolerance is {@link LicenseState.ClockSetBack}; by less, the later time counts. The note is a guard against editors, not
     * against programmers: an application on its customer's computer has no secret from him.
     */
    public LicenseState check() {
        return stored.state();
    }

    /**
     * Frees this computer's activation for another computer, and removes the licence and the key here. Repeating it is safe.
     * Without an answer of the server, nothing changes here.
     */
    public ReleaseOutcome release() {
        synchronized (oneCallAtATime) {
            return online.release();
        }
    }
}
