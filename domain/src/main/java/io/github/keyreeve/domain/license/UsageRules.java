package io.github.keyreeve.domain.license;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the operator has set about using licences.
 *
 * @param releases how often computers may be released, for licences that have no bound of their own
 * @param releaseNeedsCode whether an application must prove by a deactivation code that it has stopped using the licence
 * @param upgradeKeepsComputers whether an upgraded licence's computers are activated for the new key at once
 * @param zone the zone in which a day ends
 */
public record UsageRules(
        GracePeriods grace, Releases.Limit releases, boolean releaseNeedsCode, boolean upgradeKeepsComputers, ZoneId zone) {

    public static final UsageRules USUAL = new UsageRules(GracePeriods.NONE, Releases.Limit.NONE, false, true, ZoneOffset.UTC);
}
