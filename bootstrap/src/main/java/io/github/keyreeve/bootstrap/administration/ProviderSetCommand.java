package io.github.keyreeve.bootstrap.administration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keyreeve.bootstrap.command.CommandFailedException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets up a provider. Secrets come from the terminal or from files: a command line is there for all to see. */
@Command(name = "set", description = "Set up a provider; what is not named stays as it is.")
public final class ProviderSetCommand implements Callable<Integer> {

    private final ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The provider, such as fastspring or woocommerce.")
    private String name;

    @Option(names = "--user", paramLabel = "USER", description = "The user that the shop sends (is_user).")
    private String user;

    @Option(names = "--password", arity = "0", interactive = true, prompt = "The password that the shop sends (is_pwd): ", description = "Ask for the password (is_pwd).")
    private char[] password;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file that holds the password.")
    private Path passwordFile;

    @Option(names = "--shared-key-file", paramLabel = "FILE", description = "A file that holds the key that the shop signs with; an empty one removes it.")
    private Path sharedKeyFile;

    @Option(names = "--webhook-secret-file", paramLabel = "FILE", description = "A file that holds the secret of the shop's web hooks, where that is not the shared key; an empty one removes it.")
    private Path webhookSecretFile;

    @Option(names = "--shop-api-key-file", paramLabel = "FILE", description = "A file that holds the key of the shop's own API (Stripe, Paddle), which is asked for what the shop's events leave out; an empty one removes it.")
    private Path shopApiKeyFile;

    @Option(names = "--api-key-file", paramLabel = "FILE", description = "A file that holds the key for strict authentication; an empty one removes it.")
    private Path apiKeyFile;

    @Option(names = "--enabled", arity = "1", paramLabel = "BOOLEAN", description = "Whether the provider may get in at all.")
    private Boolean enabled;

    @Option(names = "--open", arity = "1", paramLabel = "BOOLEAN", description = "Whether it may get in without credentials: anyone who reaches the server may order then.")
    private Boolean open;

    @Option(names = "--repeats", paramLabel = "reuse|issue", description = "What an order line gets that comes again: the keys it has, or new ones.")
    private String repeats;

    @Option(names = "--live-only", arity = "1", paramLabel = "BOOLEAN", description = "Whether test orders are refused.")
    private Boolean liveOnly;

    @Option(names = "--trust-buyer-fields", arity = "1", paramLabel = "BOOLEAN", description = "Whether arguments count where a buyer could write.")
    private Boolean trustBuyerFields;

    @Option(names = "--channel", paramLabel = "ask|tell", description = "By which door orders get their keys: the shop asks for them, or tells by web hook what it sold.")
    private String channel;

    @Option(names = "--issue-when", paramLabel = "authorized|complete", description = "At which point of an order its keys are issued, where the shop tells when its payment is only authorised (2Checkout).")
    private String issueWhen;

    @Option(names = "--refunds", paramLabel = "revoke|record", description = "What a full refund does.")
    private String refunds;

    @Option(names = "--partial-refunds", paramLabel = "record|reduce", description = "What a partial refund does.")
    private String partialRefunds;

    @Option(names = "--disputes", paramLabel = "revoke|record", description = "What a buyer's dispute does.")
    private String disputes;

    @Option(names = "--cancellations", paramLabel = "revoke|record", description = "What a cancelled order does.")
    private String cancellations;

    @Option(names = "--ended-subscriptions", paramLabel = "revoke|record", description = "What the end of a subscription does.")
    private String endedSubscriptions;

    @Option(names = "--mails-keys", arity = "1", paramLabel = "BOOLEAN", description = "Whether the keys of orders told by web hook are mailed.")
    private Boolean mailsKeys;

    @Option(names = "--receiver", paramLabel = "ACCOUNT", description = "The account that sales must be of: an address or number at PayPal, the seller_id at Gumroad; an empty one removes it.")
    private String receiver;

    @Spec
    private CommandSpec spec;

    public ProviderSetCommand(ServerOptions server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        JsonNode provider = server.ask(spec.commandLine().getParseResult(),
                asked -> asked.put("providers/" + encoded(name), change()));
        spec.commandLine().getOut().printf("%s\t%s%n", provider.path("name").asText(), ProviderDescription.of(provider));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private ObjectNode change() {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        put(change, "user", user);
        put(change, "password", password == null ? null : new String(password));
        put(change, "repeats", repeats);
        put(change, "enabled", enabled);
        put(change, "open", open);
        put(change, "liveOnly", liveOnly);
        put(change, "trustBuyerFields", trustBuyerFields);
        put(change, "channel", channel);
        put(change, "issueWhen", issueWhen);
        put(change, "refunds", refunds);
        put(change, "partialRefunds", partialRefunds);
        put(change, "disputes", disputes);
        put(change, "cancellations", cancellations);
        put(change, "endedSubscriptions", endedSubscriptions);
        put(change, "mailsKeys", mailsKeys);
        put(change, "receiver", receiver);
        putFile(change, "password", passwordFile);
        putFile(change, "sharedKey", sharedKeyFile);
        putFile(change, "webhookSecret", webhookSecretFile);
        putFile(change, "shopApiKey", shopApiKeyFile);
        putFile(change, "apiKey", apiKeyFile);
        return change;
    }

    private static void put(ObjectNode change, String field, String value) {
        if (value != null) {
            change.put(field, value);
        }
    }

    private static void put(ObjectNode change, String field, Boolean value) {
        if (value != null) {
            change.put(field, value);
        }
    }

    private static void putFile(ObjectNode change, String field, Path file) {
        if (file == null) {
            return;
        }
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                change.putNull(field);
            } else {
                change.put(field, secret);
            }
        } catch (IOException e) {
            throw new CommandFailedException("The file %s cannot be read.".formatted(file), e);
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
