package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.CorrectLicenses;
import io.github.keyreeve.application.port.in.MaintainLicenses;
import io.github.keyreeve.application.port.in.ReleaseComputers;
import io.github.keyreeve.application.port.in.RenewLicenses;
import io.github.keyreeve.application.port.in.RevokeLicenses;
import io.github.keyreeve.application.port.in.UpgradeLicenses;

/** What the vendor's staff do with licences after they were issued. */
public record LicenseWork(
        CorrectLicenses corrections,
        RevokeLicenses revocations,
        ReleaseComputers releases,
        RenewLicenses renewals,
        MaintainLicenses maintenance,
        UpgradeLicenses upgrades) {}
