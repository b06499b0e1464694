package io.github.keyreeve.bootstrap.administration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Adds a product. */
@Command(name = "add", description = "Add a product.")
public final class ProductAddCommand implements Callable<Integer> {

    private final ServerOptions server;

    @Option(names = "--id", required = true, paramLabel = "N", description = "The number by which shops and applications name it (is_productid).")
    private int id;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name, for people.")
    private String name;

    @Option(names = "--version", required = true, paramLabel = "MAJOR.MINOR", description = "A version of it; may be given several times.")
    private List<String> versions;

    @Spec
    private CommandSpec spec;

    public ProductAddCommand(ServerOptions server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        ObjectNode product = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
        ArrayNode list = product.putArray("versions");
        versions.forEach(version -> {
            if (!version.matches("[0-9]{1,4}\\.[0-9]{1,4}")) {
                throw new ParameterException(spec.commandLine(), "--version must be two numbers such as 1.0, not " + version);
            }
            String[] parts = version.split("\\.");
            list.addObject().put("major", Integer.parseInt(parts[0])).put("minor", Integer.parseInt(parts[1]));
        });
        server.ask(spec.commandLine().getParseResult(), asked -> asked.post("products", product));
        spec.commandLine().getOut().printf("added product %d %s%n", id, name);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
