package io.github.keyreeve.bootstrap.administration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Replaces the administrator token. */
@Command(name = "new", description = "Replace the administrator token; the one before is refused from then on.")
public final class AdminTokenNewCommand implements Callable<Integer> {

    private final ServerOptions server;

    @Spec
    private CommandSpec spec;

    public AdminTokenNewCommand(ServerOptions server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        JsonNode place = server.ask(spec.commandLine().getParseResult(), asked -> asked.post("admin-token"));
        spec.commandLine().getOut().println("the new administrator token is in " + place.path("file").asText());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
