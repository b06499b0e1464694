package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.usecase.LicenseOperation.Activate;
import io.github.keyreeve.application.usecase.LicenseOperation.Allow;
import io.github.keyreeve.application.usecase.LicenseOperation.Reinstate;
import io.github.keyreeve.application.usecase.LicenseOperation.Release;
import io.github.keyreeve.application.usecase.LicenseOperation.Renew;
import io.github.keyreeve.application.usecase.LicenseOperation.Revoke;
import io.github.keyreeve.application.usecase.SerialOrder.Step;
import io.github.keyreeve.domain.license.Denial;
import java.util.Set;
import java.util.TreeSet;

/** All that the rules say about one licence, as simple as can be: what the real thing is measured by. */
record LicenseModelState(int allowed, boolean revoked, int renewedDays, Set<String> paid, Set<String> active) {

    LicenseModelState {
        paid = Set.copyOf(paid);
        active = Set.copyOf(active);
    }

    Step<LicenseModelState> after(LicenseOperation operation) {
        return switch (operation) {
            case Activate activate -> activate(activate.computer());
            case Release release -> release(release.computer());
            case Revoke revoke -> new Step<>(new LicenseModelState(allowed, true, renewedDays, paid, active), "done");
            case Reinstate reinstate -> new Step<>(new LicenseModelState(allowed, false, renewedDays, paid, active), "done");
            case Allow allow -> allow.activations() < active.size()
                    ? new Step<>(this, "in use " + active.size())
                    : new Step<>(new LicenseModelState(allow.activations(), revoked, renewedDays, paid, active), "done");
            case Renew renew -> renew(renew);
        };
    }

    private Step<LicenseModelState> activate(String computer) {
        if (revoked) {
            return new Step<>(this, Denial.REVOKED.name());
        }
        if (active.contains(computer)) {
            return new Step<>(this, "active");
        }
        return active.size() < allowed
                ? new Step<>(new LicenseModelState(allowed, false, renewedDays, paid, with(active, computer)), "activated")
                : new Step<>(this, Denial.NO_MORE_ACTIVATIONS.name());
    }

    private Step<LicenseModelState> release(String computer) {
        if (!active.contains(computer)) {
            return new Step<>(this, (active.isEmpty() ? Denial.NOT_ACTIVE : Denial.NOT_ACTIVE_HERE_BUT_ELSEWHERE).name());
        }
        Set<String> rest = new TreeSet<>(active);
        rest.remove(computer);
        return new Step<>(new LicenseModelState(allowed, revoked, renewedDays, paid, rest), "released");
    }

    private Step<LicenseModelState> renew(Renew renew) {
        if (revoked) {
            return new Step<>(this, "revoked");
        }
        int days = paid.contains(renew.order()) ? renewedDays : renewedDays + renew.days();
        return new Step<>(new LicenseModelState(allowed, false, days, with(paid, renew.order()), active), "renewed to " + days);
    }

    private static Set<String> with(Set<String> set, String element) {
        Set<String> more = new TreeSet<>(set);
        more.add(element);
        return more;
    }
}
