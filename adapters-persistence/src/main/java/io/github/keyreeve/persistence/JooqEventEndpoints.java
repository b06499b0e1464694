package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.EVENT_ENDPOINT;

import io.github.keyreeve.application.port.out.EventEndpoints;
import io.github.keyreeve.application.secret.MasterKey;
import io.github.keyreeve.domain.event.EventEndpoint;
import io.github.keyreeve.domain.event.EventType;
import io.github.keyreeve.domain.provider.Secret;
import io.github.keyreeve.persistence.generated.tables.records.EventEndpointRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** The vendor's endpoints. What is signed with leaves this class encrypted only. */
public final class JooqEventEndpoints implements EventEndpoints {

    private static final String SEPARATOR = ",";

    private final DSLContext dsl;
    private final JooqTransactions transactions;
    private final MasterKey masterKey;

    public JooqEventEndpoints(Database database, MasterKey masterKey) {
        dsl = database.dsl();
        transactions = database.transactions();
        this.masterKey = masterKey;
    }

    @Override
    public void add(EventEndpoint endpoint) {
        transactions.inTransaction(() -> {
            dsl.insertInto(EVENT_ENDPOINT).set(row(endpoint)).execute();
        });
    }

    @Override
    public boolean replace(EventEndpoint endpoint) {
        return transactions.inTransaction(() ->
                dsl.update(EVENT_ENDPOINT).set(row(endpoint)).where(EVENT_ENDPOINT.ID.eq(endpoint.id())).execute() == 1);
    }

    @Override
    public boolean remove(UUID id) {
        return transactions.inTransaction(() -> dsl.deleteFrom(EVENT_ENDPOINT).where(EVENT_ENDPOINT.ID.eq(id)).execute() == 1);
    }

    @Override
    public Optional<EventEndpoint> find(UUID id) {
        return dsl.selectFrom(EVENT_ENDPOINT).where(EVENT_ENDPOINT.ID.eq(id)).fetchOptional(this::toDomain);
    }

    @Override
    public List<EventEndpoint> all() {
        return dsl.selectFrom(EVENT_ENDPOINT).orderBy(EVENT_ENDPOINT.ID).fetch(this::toDomain);
    }

    private EventEndpointRecord row(EventEndpoint endpoint) {
        return new EventEndpointRecord(
                endpoint.id(),
                endpoint.url(),
                endpoint.types().stream().map(EventType::text).sorted().collect(Collectors.joining(SEPARATOR)),
                endpoint.enabled(),
                endpoint.includeKeys(),
                endpoint.qlmSignature(),
                masterKey.encrypt(endpoint.secret().text()),
                endpoint.createdAt());
    }

    private EventEndpoint toDomain(EventEndpointRecord row) {
        return new EventEndpoint(
                row.getId(),
                row.getUrl(),
                types(row.getTypes()),
                row.getEnabled(),
                row.getIncludeKeys(),
                row.getQlmSignature(),
                new Secret(masterKey.decrypt(row.getSecret())),
                row.getCreatedAt());
    }

    private static Set<EventType> types(String text) {
        return Arrays.stream(text.split(SEPARATOR))
                .filter(name -> !name.isEmpty())
                .map(EventType::of)
                .collect(Collectors.toSet());
    }
}
