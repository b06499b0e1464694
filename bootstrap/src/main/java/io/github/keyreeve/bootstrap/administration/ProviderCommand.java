package io.github.keyreeve.bootstrap.administration;

import picocli.CommandLine.Command;

/** The shops that may ask for keys. */
@Command(name = "provider", description = "Look after the shops that may ask for keys.", synopsisSubcommandLabel = "COMMAND")
public final class ProviderCommand {}
