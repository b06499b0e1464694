package io.github.keyreeve.bootstrap.administration;

import picocli.CommandLine.Command;

/** The token of the management API. */
@Command(name = "admin-token", description = "Look after the administrator token.", synopsisSubcommandLabel = "COMMAND")
public final class AdminTokenCommand {}
