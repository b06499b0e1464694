package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.ManageEventEndpoints;
import io.github.keyreeve.application.port.out.EventEndpoints;
import io.github.keyreeve.application.port.out.EventPost;
import io.github.keyreeve.application.port.out.EventPost.Answer;
import io.github.keyreeve.application.port.out.EventWriting;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.port.out.SecretSource;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.domain.argument.ArgumentError;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.provider.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Keeps the endpoints that are told what happens. */
public final class EventEndpointDesk implements ManageEventEndpoints {

    private static final String PING = "ping";

    private final Transactions transactions;
    private final EventEndpoints endpoints;
    private final SubscribedEndpoints subscribed;
    private final EventPost post;
    private final EventWriting writing;
    private final SecretSource secrets;
    private final Ids ids;
    private final Clock clock;

    public EventEndpointDesk(
            Transactions transactions,
            EventEndpoints endpoints,
            SubscribedEndpoints subscribed,
            EventPost post,
            EventWriting writing,
            SecretSource secrets,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.subscribed = subscribed;
        this.post = post;
        this.writing = writing;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<EventEndpoint> all() {
        return endpoints.all();
    }

    @Override
    public Optional<EventEndpoint> find(UUID id) {
        return endpoints.find(id);
    }

    @Override
    public Outcome add(String url, Settings settings) {
        Secret secret = secrets.next();
        return checked(Optional.of(url), () -> {
            if (endpoints.all().size() >= MOST_ENDPOINTS) {
                return new Outcome.TooMany();
            }
            EventEndpoint endpoint = applied(settings,
                    new EventEndpoint(ids.next(), url, Set.of(), true, false, false, secret, now()));
            endpoints.add(endpoint);
            return new Outcome.Stored(endpoint);
        });
    }

    @Override
    public Outcome change(UUID id, Optional<String> url, Settings settings) {
        return checked(url, () -> replace(id, before -> applied(settings, new EventEndpoint(id, url.orElse(before.url()),
                        before.types(), before.enabled(), before.includeKeys(), before.qlmSignature(), before.secret(),
                        before.createdAt())))
                .<Outcome>map(Outcome.Stored::new)
                .orElseGet(Outcome.Unknown::new));
    }

    @Override
    public boolean remove(UUID id) {
        return changing(() -> endpoints.remove(id));
    }

    @Override
    public Optional<Secret> replaceSecret(UUID id) {
        Secret fresh = secrets.next();
        return changing(() -> replace(id, before -> before.withSecret(fresh))).map(EventEndpoint::secret);
    }

    @Override
    public Optional<Answer> ping(UUID id) {
        return endpoints.find(id).map(endpoint -> {
            UUID event = ids.next();
            return post.send(EventMessages.signed(endpoint, PING, event, writing.ping(event, now()), now()));
        });
    }

    private Outcome checked(Optional<String> url, Supplier<Outcome> work) {
        Optional<String> refusal = url.flatMap(post::refusal);
        return refusal.isPresent()
                ? new Outcome.Invalid(List.of(new ArgumentError("url", refusal.get())))
                : changing(work);
    }

    private Optional<EventEndpoint> replace(UUID id, UnaryOperator<EventEndpoint> change) {
        return endpoints.find(id).map(change).filter(endpoints::replace);
    }

    private <T> T changing(Supplier<T> work) {
        T result = transactions.inTransaction(work);
        subscribed.forget();
        return result;
    }

    private static EventEndpoint applied(Settings settings, EventEndpoint before) {
        return new EventEndpoint(
                before.id(),
                before.url(),
                settings.types().orElse(before.types()),
                settings.enabled().orElse(before.enabled()),
                settings.includeKeys().orElse(before.includeKeys()),
                settings.qlmSignature().orElse(before.qlmSignature()),
                before.secret(),
                before.createdAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
