package io.github.keyreeve.bootstrap.administration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the providers, without secrets. */
@Command(name = "list", description = "Show the providers and how they may get in.")
public final class ProviderListCommand implements Callable<Integer> {

    private final ServerOptions server;

    @Spec
    private CommandSpec spec;

    public ProviderListCommand(ServerOptions server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        List<JsonNode> providers = server.ask(spec.commandLine().getParseResult(), asked -> WholeList.of(asked, "providers"));
        PrintWriter out = spec.commandLine().getOut();
        providers.forEach(provider -> out.printf("%s\t%s%n", provider.path("name").asText(), ProviderDescription.of(provider)));
        out.flush();
        return 0;
    }
}
