package io.github.keyreeve.bootstrap.administration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the products. */
@Command(name = "list", description = "Show the products: number, name, versions.")
public final class ProductListCommand implements Callable<Integer> {

    private final ServerOptions server;

    @Spec
    private CommandSpec spec;

    public ProductListCommand(ServerOptions server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        List<JsonNode> products = server.ask(spec.commandLine().getParseResult(), asked -> WholeList.of(asked, "products"));
        PrintWriter out = spec.commandLine().getOut();
        for (JsonNode product : products) {
            List<String> versions = new ArrayList<>();
            product.path("versions").forEach(version -> versions.add(version.path("major") + "." + version.path("minor")));
            out.printf("%d\t%s\t%s%n", product.path("id").asInt(), product.path("name").asText(), String.join(" ", versions));
        }
        out.flush();
        return 0;
    }
}
