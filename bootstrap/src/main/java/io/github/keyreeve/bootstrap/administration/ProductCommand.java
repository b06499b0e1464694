package io.github.keyreeve.bootstrap.administration;

import picocli.CommandLine.Command;

/** The products that keys are issued for. */
@Command(name = "product", description = "Look after the products.", synopsisSubcommandLabel = "COMMAND")
public final class ProductCommand {}
