package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.ManageProviders;
import io.github.keyreeve.application.port.out.ProviderNames;
import io.github.keyreeve.application.port.out.Providers;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.application.secret.PasswordHash;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.order.ProviderName;
import io.github.keyreeve.domain.provider.Provider;
import io.github.keyreeve.domain.provider.Provider.Login;
import io.github.keyreeve.domain.provider.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks after the providers' settings. */
public final class ProviderDesk implements ManageProviders {

    private final Transactions transactions;
    private final Providers providers;
    private final ProviderNames names;

    public ProviderDesk(Transactions transactions, Providers providers, ProviderNames names) {
        this.transactions = transactions;
        this.providers = providers;
        this.names = names;
    }

    @Override
    public List<Provider> all() {
        Map<ProviderName, Provider> setUp =
                providers.all().stream().collect(Collectors.toMap(Provider::name, Function.identity()));
        return names.all().stream()
                .map(name -> setUp.getOrDefault(name, Provider.untouched(name)))
                .toList();
    }

    @Override
    public Optional<Provider> find(String name) {
        return names.named(name).map(this::current);
    }

    @Override
    public Outcome change(String name, Settings settings) {
        Optional<ProviderName> known = names.named(name);
        if (known.isEmpty()) {
            return new Outcome.Unknown();
        }
        List<ArgumentError> errors = errors(settings);
        // The slow hash is paid before the transaction, which must not hold a connection meanwhile.
        Optional<String> passwordHash = errors.isEmpty() ? settings.password().map(PasswordHash::of) : Optional.empty();
        return errors.isEmpty()
                ? transactions.inTransaction(() -> change(current(known.get()), settings, passwordHash))
                : new Outcome.Invalid(errors);
    }

    private Outcome change(Provider before, Settings settings, Optional<String> newPasswordHash) {
        Optional<String> user = settings.user().or(() -> before.login().map(Login::user));
        Optional<String> passwordHash = newPasswordHash.or(() -> before.login().map(Login::passwordHash));
        if (user.isPresent() && passwordHash.isEmpty()) {
            return new Outcome.Invalid(List.of(new ArgumentError("password", "is missing: a user needs one")));
        }
        Provider after = new Provider(
                before.name(),
                settings.enabled().orElse(before.enabled()),
                settings.open().orElse(before.open()),
                passwordHash.map(hash -> new Login(user.orElse(""), hash)),
                replaced(before.sharedKey(), settings.sharedKey()),
                replaced(before.apiKey(), settings.apiKey()),
                settings.repeats().orElse(before.repeats()),
                settings.liveOnly().orElse(before.liveOnly()),
                settings.trustBuyerFields().orElse(before.trustBuyerFields()),
                replaced(before.webhookSecret(), settings.webhookSecret()),
                replaced(before.shopApiKey(), settings.shopApiKey()),
                settings.notices().appliedTo(before.notices()));
        providers.save(after);
        return new Outcome.Changed(after);
    }

    private Provider current(ProviderName name) {
        return providers.find(name).orElseGet(() -> Provider.untouched(name));
    }

    private static Optional<Secret> replaced(Optional<Secret> before, Optional<Replacement> replacement) {
        return replacement.isPresent() ? replacement.get().secret() : before;
    }

    private static List<ArgumentError> errors(Settings settings) {
        List<ArgumentError> errors = new ArrayList<>();
        settings.user().filter(user -> user.length() > Login.MAX_USER).ifPresent(user ->
                errors.add(new ArgumentError("user", "must have at most %d characters".formatted(Login.MAX_USER))));
        settings.password().filter(password -> password.isEmpty() || password.length() > Login.MAX_PASSWORD).ifPresent(
                password -> errors.add(new ArgumentError(
                        "password", "must have 1 to %d characters".formatted(Login.MAX_PASSWORD))));
        return errors;
    }
}
