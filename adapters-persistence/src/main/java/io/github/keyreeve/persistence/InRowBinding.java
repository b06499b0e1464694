package io.github.keyreeve.persistence;

import java.sql.SQLException;
import java.sql.Types;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;

/**
 * Binds bytes as such. jOOQ gives them to H2 as a stream, which H2 keeps apart from the row, be it only until the commit:
 * see {@link DatabaseSettings} for what becomes of them in a crash.
 */
abstract class InRowBinding<T> extends AbstractBinding<byte[], T> {

    private static final long serialVersionUID = 1L;

    private final Converter<byte[], T> converter;

    InRowBinding(Converter<byte[], T> converter) {
        this.converter = converter;
    }

    @Override
    public final Converter<byte[], T> converter() {
        return converter;
    }

    @Override
    public final void set(BindingSetStatementContext<T> context) throws SQLException {
        byte[] bytes = converter.to(context.value());
        if (bytes == null) {
            context.statement().setNull(context.index(), Types.VARBINARY);
        } else {
            context.statement().setBytes(context.index(), bytes);
        }
    }

    @Override
    public final void get(BindingGetResultSetContext<T> context) throws SQLException {
        context.value(converter.from(context.resultSet().getBytes(context.index())));
    }
}
