package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.KeyRequest;
import io.github.keyreeve.application.port.out.ArgumentSets;
import io.github.keyreeve.application.port.out.Products;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.argument.ArgumentSet;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.argument.IssuingArguments;
import io.github.keyreeve.domain.argument.IssuingRules;
import io.github.keyreeve.domain.license.Allowance;
import io.github.keyreeve.domain.license.LicenseTerms;
import io.github.keyreeve.domain.order.MailWishes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Works out what an order line is entitled to, from its arguments, the stored sets and the products there are. */
public final class Entitlements {

    private static final int MAX_SETS = 10;

    private final Products products;
    private final ArgumentSets argumentSets;
    private final IssuingRules rules;

    public Entitlements(Products products, ArgumentSets argumentSets, IssuingRules rules) {
        this.products = products;
        this.argumentSets = argumentSets;
        this.rules = rules;
    }

    /** What an order line gets. */
    sealed interface Entitlement {

        /** @param allowance such that the quantity of the line fits into its keys */
        record Granted(
                LicenseTerms terms, String productName, Allowance allowance, int floatingSeats, MailWishes mail)
                implements Entitlement {}

        record Refused(List<ArgumentError> errors) implements Entitlement {}
    }

    IssuingArguments read(ArgumentReader reader, KeyRequest request) {
        return IssuingArguments.read(reader, request.withExpiry(), rules);
    }

    Entitlement of(KeyRequest request, RequestArguments own, Instant now) {
        List<ArgumentError> setErrors = new ArrayList<>();
        Arguments complete = complete(request, own, setErrors).orElse(request.usual());
        ArgumentReader reader = new ArgumentReader(complete);
        setErrors.forEach(error -> reader.error(error.argument(), error.message()));
        IssuingArguments arguments = read(reader, request);
        if (reader.errors().isEmpty()) {
            checkAllowance(request, arguments.allowance(), reader);
        }
        Optional<LicenseTerms> terms = arguments.terms(reader, rules, now)
                .map(asArgued -> request.paidTime().map(time -> time.appliedTo(asArgued)).orElse(asArgued));
        if (terms.isEmpty()) {
            return new Entitlement.Refused(reader.errors());
        }
        if (terms.get().expiry().isPast(now)) {
            return refused("is_expdate", "must not be in the past");
        }
        int seats = !terms.get().model().isFloating() ? 0
                : arguments.allowance().oneKeyForAll() ? request.quantity().licenses() : 1;
        return products.nameOf(terms.get().version())
                .<Entitlement>map(name ->
                        new Entitlement.Granted(terms.get(), name, arguments.allowance(), seats, arguments.mail()))
                .orElseGet(() -> refused("is_productid", "names no product that has this is_majorversion and is_minorversion"));
    }

    private void checkAllowance(KeyRequest request, Allowance allowance, ArgumentReader reader) {
        int quantity = request.quantity().licenses();
        int most = Math.min(rules.maxKeysPerOrder(), request.maxKeys());
        if (allowance.keysFor(quantity) > most) {
            reader.error("is_usemultipleactivationskey",
                    "must be true for this quantity: an order can have at most %d keys".formatted(most));
            return;
        }
        int mostPerKey = allowance.mostActivationsPerKeyFor(quantity);
        if (allowance.oneKeyForAll() && allowance.activationsPerKey() > mostPerKey) {
            reader.error("is_numberofactivationsperkey",
                    "must be a whole number from 1 to %d for this quantity on one key".formatted(mostPerKey));
        }
    }

    /** Explicit arguments win over the sets they name, those over the sets that the shop's product points to. */
    private Arguments complete(KeyRequest request, RequestArguments own, List<ArgumentError> errors) {
        if (own.setNames().size() > MAX_SETS) {
            errors.add(new ArgumentError("is_args", "must name at most %d argument sets".formatted(MAX_SETS)));
            return own.arguments();
        }
        List<String> names = new ArrayList<>(own.setNames());
        names.addAll(request.mappedSets());
        if (names.isEmpty()) {
            return own.arguments();
        }
        Map<String, ArgumentSet> found = argumentSets.find(names).stream()
                .collect(Collectors.toMap(set -> ArgumentSet.comparable(set.name()), Function.identity()));
        if (!own.setNames().stream().map(ArgumentSet::comparable).allMatch(found::containsKey)) {
            errors.add(new ArgumentError("is_args", "names an argument set that is not stored"));
        }
        Arguments complete = own.arguments();
        for (String name : names) {
            ArgumentSet set = found.get(ArgumentSet.comparable(name));
            complete = set == null ? complete : complete.orElse(set.arguments());
        }
        return complete;
    }

    private static Entitlement.Refused refused(String argument, String message) {
        return new Entitlement.Refused(List.of(new ArgumentError(argument, message)));
    }
}
