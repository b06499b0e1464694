package io.github.keyreeve.web.qlm;

import io.github.keyreeve.application.port.in.ComputerRequest;
import io.github.keyreeve.domain.activation.Activation;
import io.github.keyreeve.domain.activation.ActivationTags;
import io.github.keyreeve.domain.activation.ComputerId;
import io.github.keyreeve.domain.argument.ArgumentReader;
import io.github.keyreeve.domain.argument.Arguments;
import io.github.keyreeve.domain.license.Denial;
import io.github.keyreeve.domain.license.LicenseEvent.Origin;
import io.github.keyreeve.domain.order.Customer;
import io.github.keyreeve.domain.product.VersionId;
import java.util.List;
import java.util.Optional;

/** Reads what applications say about themselves and their computer. */
final class ComputerArguments {

    static final String KEY = "is_avkey";
    private static final String COMPUTER = "is_pcid";
    private static final int MAX_KEY = 200;
    private static final int MAX_NAME = 255;
    private static final int MAX_DATA = 4_000;

    private ComputerArguments() {}

    /** What was read, or why nothing can be done with it. */
    sealed interface Reading {

        /** @param activate whether the computer is to be activated if it is not yet; an application may only ask */
        record Complete(ComputerRequest request, boolean activate) implements Reading {}

        record Incomplete(Denial denial, String sentence) implements Reading {}
    }

    /** @param versionNeeded whether the application must say its product and version */
    static Reading read(QlmCall call, boolean versionNeeded) {
        Arguments arguments = call.request().arguments();
        ArgumentReader reader = call.reader();
        Optional<String> key = reader.text(KEY, MAX_KEY);
        Optional<ComputerId> computer = reader.read(COMPUTER, ComputerId::new);
        String name = reader.text("is_computer_name", Activation.MAX_COMPUTER_NAME).orElse("");
        Optional<String> computerKey = reader.text("is_pckey", MAX_KEY);
        boolean activate = reader.flag("is_activate").orElse(true);
        ActivationTags tags = new ActivationTags(
                reader.text("is_email", Customer.MAX_EMAIL).orElse(""),
                reader.text("is_affiliateid", MAX_NAME).orElse(""),
                reader.text("is_userdata1", MAX_DATA).orElse(""),
                reader.text("is_alog_userdata1", MAX_DATA).orElse(""));
        if (arguments.values().isEmpty()) {
            return new Reading.Incomplete(Denial.REQUEST_EMPTY, Denial.REQUEST_EMPTY.sentence());
        }
        if (arguments.value(KEY).isEmpty()) {
            return new Reading.Incomplete(Denial.KEY_MISSING, Denial.KEY_MISSING.sentence());
        }
        if (arguments.value(COMPUTER).isEmpty()) {
            reader.error(COMPUTER, "is missing");
        }
        Optional<VersionId> version = version(reader, arguments, versionNeeded);
        Origin origin = new Origin(Origin.APPLICATION, call.address());
        return reader.errors().isEmpty()
                ? new Reading.Complete(new ComputerRequest(
                        key.orElseThrow(), version, computer.orElseThrow(), name, computerKey, tags, origin), activate)
                : new Reading.Incomplete(Denial.ARGUMENT_MISSING, Refusal.sentence(reader.errors()));
    }

    /** Product and version, all three parts or none. */
    static Optional<VersionId> version(ArgumentReader reader, Arguments arguments, boolean needed) {
        Optional<Integer> product = reader.wholeNumber("is_productid", 1, Integer.MAX_VALUE);
        Optional<Integer> major = reader.wholeNumber("is_majorversion", 0, VersionId.MAX_PART);
        Optional<Integer> minor = reader.wholeNumber("is_minorversion", 0, VersionId.MAX_PART);
        List<String> names = List.of("is_productid", "is_majorversion", "is_minorversion");
        if (needed || names.stream().anyMatch(name -> arguments.value(name).isPresent())) {
            names.stream().filter(name -> arguments.value(name).isEmpty()).forEach(name -> reader.error(name, "is missing"));
        }
        return product.isPresent() && major.isPresent() && minor.isPresent()
                ? Optional.of(new VersionId(product.get(), major.get(), minor.get()))
                : Optional.empty();
    }
}
