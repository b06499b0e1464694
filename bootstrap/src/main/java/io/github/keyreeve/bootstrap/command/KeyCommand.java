package io.github.keyreeve.bootstrap.command;

import picocli.CommandLine.Command;

/** What can be done with a key without a server. */
@Command(name = "key", description = "Look at a key.", subcommands = KeyCheckCommand.class, synopsisSubcommandLabel = "COMMAND")
public final class KeyCommand {}
