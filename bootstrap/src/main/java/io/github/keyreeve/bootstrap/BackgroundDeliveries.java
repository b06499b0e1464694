package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.EventPost;
import io.github.keyreeve.application.port.out.EventPost.Answer;
import io.github.keyreeve.application.port.out.StorageUnavailableException;
import io.github.keyreeve.application.usecase.DeliveryWorker;
import io.github.keyreeve.application.usecase.DeliveryWorker.Parcel;
import io.github.keyreeve.application.usecase.DeliveryWorker.Sent;
import io.github.keyreeve.domain.event.Delivery;
import io.github.keyreeve.domain.event.EventEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the outbox. One thread does all that needs the database, a few for each endpoint wait for answers, so
 * that slow endpoints hold up neither each other nor a connection to the database.
 */
final class BackgroundDeliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundDeliveries.class);
    /** Messages under way to one endpoint at a time. */
    private static final int LANES = 4;
    /** Also before the first round: a server that starts has better things to do. */
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final DeliveryWorker worker;
    private final EventPost post;
    private final Queue<Sent> answers = new ConcurrentLinkedQueue<>();
    private final Bell answered = new Bell();
    /** Answers that are not kept yet, because the database was away. */
    private final List<Sent> unkept = new ArrayList<>();
    private final Map<UUID, Integer> underWay = new HashMap<>();
    /** When to look for more to send to an endpoint, by {@link System#nanoTime()}. */
    private final Map<UUID, Long> nextLook = new HashMap<>();
    private final ExecutorService senders = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("keyreeve-event-", 0).factory());
    private final Rounds rounds;

    BackgroundDeliveries(DeliveryWorker worker, EventPost post) {
        this.worker = worker;
        this.post = post;
        rounds = new Rounds("keyreeve-events", PAUSE, answered, new Sending());
    }

    private final class Sending implements Rounds.Work {

        @Override
        public Optional<Duration> round() {
            collect();
            return Optional.of(work() ? PAUSE : AFTER_FAILURE);
        }

        /** What is not answered by then is sent again once its lease has run out. */
        @Override
        public void end() {
            senders.shutdown();
            try {
                senders.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
                collect();
                keep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("The answers of endpoints could not be kept; they are told again: {}", e.getClass().getSimpleName());
            }
        }
    }

    private void collect() {
        for (Sent answer = answers.poll(); answer != null; answer = answers.poll()) {
            unkept.add(answer);
        }
    }

    /** @return whether the database could be worked with */
    private boolean work() {
        try {
            keep();
            for (EventEndpoint endpoint : worker.endpoints()) {
                sendTo(endpoint);
            }
            return true;
        } catch (StorageUnavailableException e) {
            LOG.warn("The events to be sent wait for the database: {}", e.getMessage());
            return false;
        }
    }

    private void keep() {
        if (unkept.isEmpty()) {
            return;
        }
        worker.keep(unkept).stream().filter(delivery -> delivery.state() == Delivery.State.DEAD).forEach(delivery ->
                LOG.warn("delivery {} of {} to endpoint {} is given up: {}", delivery.id(), delivery.type().text(),
                        delivery.endpointId(), delivery.outcome()));
        unkept.forEach(sent -> underWay.merge(sent.delivery().endpointId(), -1, Integer::sum));
        unkept.clear();
    }

    private void sendTo(EventEndpoint endpoint) {
        int free = LANES - underWay.getOrDefault(endpoint.id(), 0);
        long now = System.nanoTime();
        if (free == 0 || nextLook.getOrDefault(endpoint.id(), now) > now) {
            return;
        }
        List<Parcel> parcels = worker.take(endpoint, free);
        // With all lanes taken there may be more: then the next answer is the time to look.
        nextLook.put(endpoint.id(), parcels.size() == free ? now : now + PAUSE.toNanos());
        underWay.merge(endpoint.id(), parcels.size(), Integer::sum);
        parcels.forEach(parcel -> senders.execute(() -> {
            answers.add(new Sent(parcel.delivery(), send(parcel)));
            answered.ring();
        }));
    }

    private Answer send(Parcel parcel) {
        try {
            return post.send(parcel.message());
        } catch (RuntimeException e) {
            LOG.error("Sending delivery {} failed; it is tried again", parcel.delivery().id(), e);
            return new Answer.Failed("Something unexpected went wrong; the server's log says what.");
        }
    }

    /** Finishes what is under way. */
    @Override
    public void close() {
        rounds.close();
    }
}
