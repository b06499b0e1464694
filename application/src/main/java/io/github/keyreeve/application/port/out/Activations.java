package io.github.keyreeve.application.port.out;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.License;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The computers that licences are active on, never more of one licence than it allows. */
public interface Activations {

    /**
     * The licence that has one of the keys, and this computer's activation of it. One indexed read.
     *
     * @param keys what a person may have meant, the likelier first
     */
    Optional<KeyOnComputer> find(List<ActivationKey> keys, ComputerId computer);

    /** Newest first. */
    Slice<Activation> of(UUID licenseId, PageRequest page);

    /**
     * Gives the computer one of the licence's activations. One conditional statement on the licence decides, so that of
     * any number of computers that ask at once, on any number of servers, no more get one than are allowed.
     *
     * @param asRead the licence on which the decision to activate rests
     * @param started the licence as it is from now on, which differs where its days begin to count
     * @throws OutdatedReadException if the licence was changed since it was read
     */
    Seat add(Activation activation, License asRead, License started);

    /**
     * Frees the computer's activation: exactly one, or none where another request was faster.
     *
     * @return whether there was one
     */
    boolean remove(UUID licenseId, ComputerId computer);

    /**
     * Gives all computers of one licence an activation of another one as well, which has room for them and none yet.
     *
     * @param ids where the new activations get their identifiers from
     * @return how many there are
     */
    int copy(UUID fromLicense, UUID toLicense, Ids ids);

    /**
     * Notes when computers were last seen. What is older than the last note, or within {@link Activation#SEEN_EXACT_TO} of
     * it, changes nothing: another server may have noted it by now.
     */
    void seen(Map<UUID, Instant> lastSeenByActivation);

    /** A licence and what one computer has of it. */
    record KeyOnComputer(OrderedLicense ordered, Optional<Activation> activation) {}

    /** What became of the wish for an activation. */
    enum Seat {
        TAKEN,
        /** By the same computer, through another request. */
        TAKEN_BEFORE,
        NONE_LEFT
    }
}
