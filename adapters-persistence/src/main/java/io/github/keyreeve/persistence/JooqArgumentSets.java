package io.github.keyreeve.persistence;

import static io.github.keyreeve.persistence.generated.Tables.ARGUMENT_SET;
import static org.jooq.Records.mapping;

import io.github.keyreeve.application.port.out.ArgumentSets;
import io.github.keyreeve.domain.argument.ArgumentSet;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The stored argument sets, by the comparable form of their names. */
public final class JooqArgumentSets implements ArgumentSets {

    private final DSLContext dsl;

    public JooqArgumentSets(Database database) {
        dsl = database.dsl();
    }

    @Override
    public List<ArgumentSet> find(Collection<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return dsl.select(ARGUMENT_SET.NAME, ARGUMENT_SET.ARGUMENTS)
                .from(ARGUMENT_SET)
                .where(ARGUMENT_SET.COMPARABLE_NAME.in(names.stream().map(ArgumentSet::comparable).distinct().toList()))
                .fetch(mapping(ArgumentSet::new));
    }

    @Override
    public List<ArgumentSet> all() {
        return dsl.select(ARGUMENT_SET.NAME, ARGUMENT_SET.ARGUMENTS)
                .from(ARGUMENT_SET)
                .orderBy(ARGUMENT_SET.COMPARABLE_NAME)
                .fetch(mapping(ArgumentSet::new));
    }

    @Override
    public boolean save(ArgumentSet set) {
        if (update(set)) {
            return false;
        }
        try {
            dsl.insertInto(ARGUMENT_SET, ARGUMENT_SET.COMPARABLE_NAME, ARGUMENT_SET.NAME, ARGUMENT_SET.ARGUMENTS)
                    .values(ArgumentSet.comparable(set.name()), set.name(), set.text())
                    .execute();
            return true;
        } catch (IntegrityConstraintViolationException e) {
            if (update(set)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean remove(String name) {
        return dsl.deleteFrom(ARGUMENT_SET)
                .where(ARGUMENT_SET.COMPARABLE_NAME.eq(ArgumentSet.comparable(name)))
                .execute() == 1;
    }

    private boolean update(ArgumentSet set) {
        return dsl.update(ARGUMENT_SET)
                .set(ARGUMENT_SET.NAME, set.name())
                .set(ARGUMENT_SET.ARGUMENTS, set.text())
                .where(ARGUMENT_SET.COMPARABLE_NAME.eq(ArgumentSet.comparable(set.name())))
                .execute() == 1;
    }
}
