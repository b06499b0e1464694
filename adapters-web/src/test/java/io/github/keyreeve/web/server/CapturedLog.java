package io.github.keyreeve.web.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What a logger writes while it is open. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger;
    private final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();

    private CapturedLog(Logger logger) {
        this.logger = logger;
    }

    public static CapturedLog of(String name) {
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        CapturedLog log = new CapturedLog(logger);
        log.setContext(logger.getLoggerContext());
        log.start();
        logger.addAppender(log);
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        events.add(event);
    }

    /** The next line, waiting for it: a server may log after it has answered. */
    public String nextLine() {
        try {
            ILoggingEvent event = events.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("Nothing was logged");
            }
            return event.getFormattedMessage();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<ILoggingEvent> eventsFromUpwards(Level level) {
        return events.stream().filter(event -> event.getLevel().isGreaterOrEqual(level)).toList();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
