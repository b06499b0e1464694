package io.github.keyreeve.bootstrap.administration;

import io.github.keyreeve.bootstrap.command.CommandFailedException;
import io.github.keyreeve.bootstrap.command.ConfigOptions;
import io.github.keyreeve.bootstrap.config.KeyreeveConfig;
import io.github.keyreeve.bootstrap.config.Secret;
import io.github.keyreeve.bootstrap.files.DataDirectory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Finds the server that a command is for: the one that {@code --url} names, else the one that runs here; and where none
 * does, one inside this process on the same database.
 */
public final class ServerOptions {

    private static final String URL = "--url";
    private static final int CONNECT_MILLISECONDS = 2_000;

    private final ConfigOptions options;
    private final LocalServer.Starter starter;

    public ServerOptions(ConfigOptions options, LocalServer.Starter starter) {
        this.options = options;
        this.starter = starter;
    }

    /** Adds the options to a command. */
    public void addTo(CommandSpec command) {
        options.addTo(command);
        command.addOption(OptionSpec.builder(URL)
                .type(URI.class).arity("1").paramLabel("URL")
                .description("The server to ask. Default: the one that runs here, by the settings; if none runs, the database is opened.")
                .build());
    }

    <T> T ask(ParseResult command, Function<AskedServer, T> question) {
        KeyreeveConfig config = options.read(command).config();
        if (command.hasMatchedOption(URL)) {
            URI url = command.matchedOption(URL).getValue();
            return question.apply(new AskedServer(url, token(config)));
        }
        if (runsHere(config)) {
            return question.apply(new AskedServer(here(config), token(config)));
        }
        try (LocalServer local = starter.start(config.forThisProcess())) {
            return question.apply(new AskedServer(local.uri(), token(config)));
        }
    }

    private static URI here(KeyreeveConfig config) {
        String scheme = config.http().tls().isPresent() ? "https" : "http";
        return config.http().publicUrl().orElse(
                URI.create("%s://%s:%d".formatted(scheme, connectable(config.http().host()), config.http().port())));
    }

    private static boolean runsHere(KeyreeveConfig config) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(connectable(config.http().host()), config.http().port()), CONNECT_MILLISECONDS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String connectable(String host) {
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }

    private static String token(KeyreeveConfig config) {
        return config.adminToken().map(Secret::reveal).orElseGet(() -> {
            try (DataDirectory data = DataDirectory.open(config.data())) {
                return data.adminTokenFile().read().orElseThrow(() -> new CommandFailedException(
                        "There is no administrator token in %s; name it with --admin-token-file, or the server's data directory with --data."
                                .formatted(data.adminTokenFile().path())));
            }
        });
    }
}
