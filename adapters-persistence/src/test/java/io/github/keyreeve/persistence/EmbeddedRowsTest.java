package io.github.keyreeve.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.mail.MailEvent;
import io.github.keyreeve.domain.mail.MailTemplate;
import io.github.keyreeve.domain.mail.MailText;
import io.github.keyreeve.domain.notice.InboxEntry;
import io.github.keyreeve.domain.notice.ShopEvent;
import io.github.keyreeve.domain.order.ProviderName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Long texts and bytes are in their rows. H2's own place for them knows no transactions: after a {@code kill -9} there were
 * rows without their bytes, and whatever reads such a row fails for ever. {@code InboxCrashIT} failed by it now and then.
 */
class EmbeddedRowsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void holdLongBytes() {
        try (Database database = migrated()) {
            JooqInbox inbox = new JooqInbox(database);
            inbox.add(List.of(InboxEntry.received(new UUID(1, 1),
                    new ShopEvent(new ProviderName("shop"), "kind", "1", new byte[2 << 20], "text/plain", Arguments.NONE), "192.0.2.1", NOW)));
            inbox.claim(NOW, NOW.plusSeconds(30), 1);
        }

        assertThat(valuesOutsideOfRows()).isZero();
    }

    @Test
    void holdLongTexts() {
        try (Database database = migrated()) {
            new JooqMailTemplates(database).save(new MailTemplate("own", MailEvent.KEYS_ISSUED, false, Optional.empty(),
                    new MailText("Subject", "x".repeat(MailTemplate.MAX_TEXT), Optional.of("é".repeat(MailTemplate.MAX_HTML)))));
        }

        assertThat(valuesOutsideOfRows()).isZero();
    }

    private Database migrated() {
        Database database = Database.open(DatabaseSettings.embedded(directory));
        database.migrate();
        return database;
    }

    private int valuesOutsideOfRows() {
        try (MVStore file = new MVStore.Builder().fileName(directory.resolve("keyreeve.mv.db").toString()).readOnly().open()) {
            assertThat(file.getMapNames()).contains("lobData");
            MVMap<Long, byte[]> values = file.openMap("lobData", new MVMap.Builder<Long, byte[]>()
                    .keyType(LongDataType.INSTANCE).valueType(ByteArrayDataType.INSTANCE));
            return values.size();
        }
    }
}
