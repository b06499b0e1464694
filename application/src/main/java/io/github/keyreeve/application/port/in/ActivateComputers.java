package io.github.keyreeve.application.port.in;

import io.github.keyreeve.application.port.out.Licenses.OrderedLicense;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.key.ActivationKey;
import io.github.keyreeve.domain.license.Denial;
import java.util.Optional;

/**
 * Lets applications on customers' computers use licences: at most the allowed number of different computers at once,
 * whatever arrives at the same time at however many servers.
 */
public interface ActivateComputers {

    /**
     * Tells whether the licence is good on this computer. A computer that is active already uses no further activation
     * and costs one read.
     *
     * @param activate whether the computer is to be activated if it is not yet
     */
    Validation validate(ComputerRequest request, boolean activate);

    /**
     * Frees this computer's activation, exactly one, so that another computer can take it.
     *
     * @param deactivationCode the application's proof that it has stopped using the licence, where the operator asks
     *     for one
     */
    Release release(ComputerRequest request, Optional<String> deactivationCode);

    /** What an application hears. */
    sealed interface Validation {

        /**
         * The licence is good here.
         *
         * @param computerKey the same one for the same computer until the licence is renewed
         * @param anew whether this request activated the computer
         */
        record Active(OrderedLicense ordered, Activation activation, ActivationKey computerKey, boolean anew)
                implements Validation {

            @Override
            public String toString() {
                return "Active[…]";
            }
        }

        record Denied(Denial denial) implements Validation {}
    }

    /** What became of a release. */
    sealed interface Release {

        record Released(OrderedLicense ordered) implements Release {}

        record Denied(Denial denial) implements Release {}

        /** The operator asks for a deactivation code, and there was none or it is not this computer's. */
        record CodeWrong() implements Release {}
    }
}
