package io.github.keyreeve.web.api;

import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.web.server.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;

/** How the history names whoever comes with the administrator's token. */
final class StaffOrigin {

    private StaffOrigin() {}

    static Origin of(HttpServletRequest http) {
        return new Origin(Origin.ADMINISTRATOR, ClientAddress.of(http));
    }
}
