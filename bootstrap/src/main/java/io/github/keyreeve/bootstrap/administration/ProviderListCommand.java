package io.github.keyreeve.bootstrap.administration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
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
        providers.forEach(provider -> out.printf("%s\t%s%n", provider.path("name").asText(), describe(provider)));
        out.flush();
        return 0;
    }

    static String describe(JsonNode provider) {
        List<String> words = new ArrayList<>();
        addIf(words, !provider.path("enabled").asBoolean(), "switched off");
        addIf(words, provider.path("open").asBoolean(), "OPEN to everybody");
        addIf(words, provider.path("passwordSet").asBoolean(), "user and password");
        addIf(words, provider.path("sharedKeySet").asBoolean(), "shared key");
        addIf(words, provider.path("apiKeySet").asBoolean(), "API key");
        addIf(words, provider.path("shopApiKeySet").asBoolean(), "key of the shop's API");
        addIf(words, provider.path("repeats").asText().equals("issue"), "issues on every request");
        addIf(words, provider.path("liveOnly").asBoolean(), "live orders only");
        addIf(words, provider.path("trustBuyerFields").asBoolean(), "trusts buyers' fields");
        return words.isEmpty() ? "not set up" : String.join(", ", words);
    }

    private static void addIf(List<String> words, boolean applies, String word) {
        if (applies) {
            words.add(word);
        }
    }
}
