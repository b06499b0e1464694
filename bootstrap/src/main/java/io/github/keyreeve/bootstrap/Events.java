package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.EventWriting;
import io.github.keyreeve.application.port.out.Ids;
import io.github.keyreeve.application.usecase.DeliveryDesk;
import io.github.keyreeve.application.usecase.DeliveryWorker;
import io.github.keyreeve.application.usecase.DeliveryWorker.Sources;
import io.github.keyreeve.application.usecase.EventEndpointDesk;
import io.github.keyreeve.events.HttpEventPost;
import io.github.keyreeve.web.api.EventMessages;
import io.github.keyreeve.web.api.EventWork;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who works with what the vendor's own systems are told. */
record Events(EventWork forStaff, DeliveryWorker worker) {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    static Events over(
            Storage storage, HttpEventPost post, SecureRandom random, Ids ids, Clock clock) {
        EventWriting writing = new EventMessages(clock);
        return new Events(
                new EventWork(
                        new EventEndpointDesk(storage.transactions(), storage.eventEndpoints(), storage.subscribed(), post, writing,
                                new SecureSecretSource(random), ids, clock),
                        new DeliveryDesk(storage.transactions(), storage.deliveries(), clock)),
                new DeliveryWorker(storage.transactions(),
                        new Sources(storage.events(), storage.customerEvents(), storage.licenses(), storage.customers()),
                        storage.subscribed(), storage.deliveries(), writing, chance(random), (delivery, failure) ->
                                LOG.error("Delivery {} could not be written; it is tried again", delivery.id(), failure), clock));
    }

    private static DoubleSupplier chance(SecureRandom random) {
        return () -> random.nextInt(1_000) / 999.0;
    }
}
