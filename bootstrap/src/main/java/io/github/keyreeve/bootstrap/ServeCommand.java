package io.github.keyreeve.bootstrap;

import io.github.keyreeve.bootstrap.command.ConfigOptions;
import io.github.keyreeve.bootstrap.command.Logging;
import io.github.keyreeve.bootstrap.config.KeyreeveConfig;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(name = "serve", description = "Run the server.")
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final ConfigOptions options;

    @Spec
    private CommandSpec spec;

    ServeCommand(ConfigOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() throws InterruptedException {
        KeyreeveConfig config = options.read(spec.commandLine().getParseResult()).config();
        Logging.bridge();
        Keyreeve keyreeve = Keyreeve.start(config, Clock.systemUTC());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(keyreeve, stopped), "stop"));
        announce(keyreeve, config.demo());
        stopped.await();
        return 0;
    }

    private void announce(Keyreeve keyreeve, boolean demo) {
        String url = keyreeve.uri().toString().replaceAll("/$", "");
        PrintWriter out = spec.commandLine().getOut();
        if (demo) {
            out.println(DemoWorld.hints(url));
        }
        out.println("keyreeve ready at " + url);
        out.flush();
        LOG.info("ready at {}", url);
    }

    private static void stop(Keyreeve keyreeve, CountDownLatch stopped) {
        LOG.info("stopping");
        keyreeve.close();
        LOG.info("stopped");
        stopped.countDown();
    }
}
