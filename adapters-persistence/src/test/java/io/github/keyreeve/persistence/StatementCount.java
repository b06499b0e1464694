package io.github.keyreeve.persistence;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Configuration;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;

/** Counts what goes to the database while something runs. */
final class StatementCount {

    private StatementCount() {}

    static int of(Database database, Runnable work) {
        AtomicInteger count = new AtomicInteger();
        Configuration configuration = database.dsl().configuration();
        ExecuteListenerProvider[] before = configuration.executeListenerProviders();
        ExecuteListenerProvider[] counting = Arrays.copyOf(before, before.length + 1);
        counting[before.length] = () -> new CountingListener(count);
        configuration.set(counting);
        try {
            work.run();
        } finally {
            configuration.set(before);
        }
        return count.get();
    }

    private record CountingListener(AtomicInteger count) implements ExecuteListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void executeStart(ExecuteContext context) {
            count.incrementAndGet();
        }
    }
}
