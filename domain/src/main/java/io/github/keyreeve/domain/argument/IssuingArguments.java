package io.github.keyreeve.domain.argument;

import io.github.keyreeve.domain.key.LicenseModel;
import io.github.keyreeve.domain.license.Allowance;
import io.github.keyreeve.domain.license.Expiry;
import io.github.keyreeve.domain.license.FeatureSets;
import io.github.keyreeve.domain.license.LicenseTags;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.license.MaintenancePlan;
import io.github.keyreeve.domain.order.MailWishes;
import io.github.keyreeve.domain.product.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The issuing arguments of contract 3 as values; absent where the caller said nothing.
 *
 * <p>{@link #canonical} is part of an order line's identity, so its form must not change without a new version of
 * {@link io.github.keyreeve.domain.order.OrderLineIdentity}.
 */
public record IssuingArguments(
        Optional<Integer> productId,
        Optional<Integer> majorVersion,
        Optional<Integer> minorVersion,
        Optional<Boolean> oneKeyForAll,
        Optional<Integer> activationsPerKey,
        Optional<Integer> additionalActivations,
        Optional<FeatureSets> features,
        Optional<LicenseModel> namedModel,
        Optional<Boolean> floating,
        Optional<Boolean> maintenancePlan,
        Optional<Integer> maintenanceDays,
        ExpiryArguments expiry,
        LicenseTags tags,
        MailWishes mail) {

    private static final int MAX_NAME = 255;
    private static final int MAX_DATA = 4_000;

    /**
     * Reads what is there.
     *
     * @param withExpiry whether the method called knows {@code is_expdate} and {@code is_expduration}; else they are passed over
     * @param reader gathers what is wrong; its values must not be used if it gathered anything
     */
    public static IssuingArguments read(ArgumentReader reader, boolean withExpiry, IssuingRules rules) {
        return new IssuingArguments(
                reader.wholeNumber("is_productid", 1, Integer.MAX_VALUE),
                reader.wholeNumber("is_majorversion", 0, VersionId.MAX_PART),
                reader.wholeNumber("is_minorversion", 0, VersionId.MAX_PART),
                reader.flag("is_usemultipleactivationskey"),
                reader.wholeNumber("is_numberofactivationsperkey", 1, Allowance.MAX_ACTIVATIONS_PER_KEY),
                reader.wholeNumber("is_additionalactivations", 0, Allowance.MAX_ADDITIONAL_ACTIVATIONS),
                reader.read("is_features", FeatureSets::of),
                reader.read("is_licensemodel", LicenseModel::of),
                reader.flag("is_floating"),
                reader.flag("is_maintenance_plan"),
                reader.wholeNumber("is_maintduration", 1, MaintenancePlan.MAX_DAYS),
                withExpiry ? ExpiryArguments.read(reader, rules) : ExpiryArguments.NONE,
                new LicenseTags(
                        reader.text("is_affiliateid", MAX_NAME).orElse(""),
                        reader.text("is_userdata1", MAX_DATA).orElse(""),
                        reader.wholeNumber("is_computertype", 0, 2).orElse(0),
                        reader.read("is_qlmversion", IssuingArguments::qlmVersion).orElse(""),
                        reader.text("is_pp", MAX_DATA).orElse("")),
                new MailWishes(
                        reader.flag("is_send_mail").orElse(false),
                        reader.text("is_emailtemplate", MAX_NAME).orElse("")));
    }

    public Allowance allowance() {
        return new Allowance(
                oneKeyForAll.orElse(true), activationsPerKey.orElse(1), additionalActivations.orElse(0));
    }

    /** The model that applies: as named, else by whether an expiry is given; its floating form where asked for. */
    public LicenseModel model() {
        LicenseModel fixed = namedModel.orElse(expires() ? LicenseModel.SUBSCRIPTION : LicenseModel.PERMANENT);
        return floating.orElse(false) ? fixed.floating() : fixed;
    }

    public boolean expires() {
        return !expiry.equals(ExpiryArguments.NONE);
    }

    /** @param reader gets an error for each argument that is missing or contradicts another */
    public void check(ArgumentReader reader) {
        requirePresent(reader, "is_productid", productId);
        requirePresent(reader, "is_majorversion", majorVersion);
        requirePresent(reader, "is_minorversion", minorVersion);
        if (model().isPermanent() && expires()) {
            reader.error("is_licensemodel", "must be a subscription or trial model where is_expdate or is_expduration is given");
        }
    }

    /**
     * What the licences will be good for, from {@code now} on.
     *
     * @param reader gets an error for each argument that is missing or contradicts another
     * @return empty exactly if the reader has an error
     */
    public Optional<LicenseTerms> terms(ArgumentReader reader, IssuingRules rules, Instant now) {
        check(reader);
        if (!reader.errors().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LicenseTerms(
                new VersionId(productId.orElseThrow(), majorVersion.orElseThrow(), minorVersion.orElseThrow()),
                model(),
                features.orElse(FeatureSets.NONE),
                expiry.expiry(rules, now).orElseGet(Expiry.Never::new),
                maintenance(rules, now),
                tags));
    }

    private Optional<MaintenancePlan> maintenance(IssuingRules rules, Instant now) {
        return maintenancePlan.filter(Boolean::booleanValue).map(wanted -> new MaintenancePlan(
                now, now.plus(Duration.ofDays(maintenanceDays.orElse(rules.maintenanceDays())))));
    }

    /**
     * The arguments in one form for equal meaning: defaults written out equal absent ones, aliases are one. Contract
     * defaults count, not the operator's, so that a changed setting does not make an old order new.
     *
     * @param expiryDateCounts false where a subscription names the line, since its date moves
     */
    public List<String> canonical(boolean expiryDateCounts) {
        List<String> parts = new ArrayList<>();
        add(parts, "product", productId.map(String::valueOf));
        add(parts, "major", majorVersion.map(String::valueOf));
        add(parts, "minor", minorVersion.map(String::valueOf));
        add(parts, "perLicence", oneKeyForAll.filter(all -> !all).map(all -> "true"));
        add(parts, "activations", activationsPerKey.filter(n -> n != 1).map(String::valueOf));
        add(parts, "additional", additionalActivations.filter(a -> a != 0).map(String::valueOf));
        add(parts, "features", features.map(FeatureSets::toString));
        LicenseModel usual = expires() ? LicenseModel.SUBSCRIPTION : LicenseModel.PERMANENT;
        add(parts, "model", Optional.of(model()).filter(model -> model != usual).map(LicenseModel::text));
        add(parts, "maintenance", maintenancePlan.filter(Boolean::booleanValue).map(String::valueOf));
        add(parts, "maintenanceDays", maintenanceDays.filter(d -> d != MaintenancePlan.USUAL_DAYS).map(String::valueOf));
        add(parts, "expiresOn", expiry.on().filter(day -> expiryDateCounts).map(LocalDate::toString));
        add(parts, "expiresAfter", expiry.afterDays().map(String::valueOf));
        add(parts, "affiliate", Optional.of(tags.affiliateId()));
        add(parts, "userData", Optional.of(tags.userData()));
        add(parts, "computerType", Optional.of(tags.computerType()).filter(type -> type != 0).map(String::valueOf));
        add(parts, "qlmVersion", Optional.of(tags.qlmVersion()));
        add(parts, "properties", Optional.of(tags.properties()));
        return List.copyOf(parts);
    }

    private static void add(List<String> parts, String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> parts.add(name + "=" + text));
    }

    private static void requirePresent(ArgumentReader reader, String name, Optional<Integer> value) {
        if (value.isEmpty() && reader.errors().stream().noneMatch(error -> error.argument().equals(name))) {
            reader.error(name, "is missing");
        }
    }

    private static String qlmVersion(String text) {
        if (!text.matches("[0-9]{1,4}(\\.[0-9]{1,4}){0,3}")) {
            throw new IllegalArgumentException("must be a version such as 5.0.00");
        }
        return text;
    }
}
