package io.github.keyreeve.persistence;

import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.SQLDialect;
import org.jooq.impl.AbstractBinding;

/**
 * Instants as their date and time in UTC, to the microsecond.
 *
 * <p>{@code java.sql.Timestamp} would read the same column as another instant under another zone of the JVM or the
 * session, and cannot say the hour that daylight saving skips. A {@link LocalDateTime} has no zone to be shifted by.
 */
public final class InstantBinding extends AbstractBinding<LocalDateTime, Instant> {

    private static final long serialVersionUID = 1L;
    private static final Converter<LocalDateTime, Instant> IN_UTC = Converter.ofNullable(
            LocalDateTime.class, Instant.class, dateTime -> dateTime.toInstant(ZoneOffset.UTC), InstantBinding::stored);

    private static final DateTimeFormatter AS_TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private static LocalDateTime stored(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    @Override
    public Converter<LocalDateTime, Instant> converter() {
        return IN_UTC;
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        if (context.value() == null) {
            context.statement().setNull(context.index(), Types.TIMESTAMP);
        } else {
            LocalDateTime value = stored(context.value());
            // MySQL's connector drops the fraction of a second for MariaDB 10, which calls itself 5.5.5: as text it arrives.
            context.statement().setObject(context.index(),
                    context.family() == SQLDialect.H2 ? value : value.format(AS_TEXT));
        }
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        context.value(IN_UTC.from(context.resultSet().getObject(context.index(), LocalDateTime.class)));
    }
}
