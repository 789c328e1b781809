package dev.cuadra.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a simulator by itself until it is interrupted. Arguments: {@code --world FILE} (otherwise the sample), {@code
 * --port NUMBER} (otherwise a free one), {@code --seed NUMBER}. For one thread.
 */
public final class Main {
    private Main() {}

    /** Starts, says where, and waits; for whoever starts a program. */
    public static void main(String[] arguments) throws InterruptedException {
        System.Logger log = System.getLogger(Main.class.getName());
        run(List.of(arguments), line -> log.log(System.Logger.Level.INFO, line));
    }

    /**
     * Starts, says where, and waits until the thread is interrupted; for a command line that has its own way to print.
     *
     * @param say takes one line, the base address
     * @throws IllegalArgumentException for an argument that is not known
     * @throws InterruptedException when it is over; the simulator is closed by then
     */
    public static void run(List<String> arguments, Consumer<String> say) throws InterruptedException {
        try (SiiSimulator simulator = configured(arguments).start()) {
            say.accept(simulator.base().toString());
            Thread.currentThread().join();
        }
    }

    private static SiiSimulator.Builder configured(List<String> arguments) {
        SiiSimulator.Builder builder = SiiSimulator.builder();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("A value is missing after " + arguments.get(i));
            }
            String value = arguments.get(i + 1);
            switch (arguments.get(i)) {
                case "--world" -> builder.world(World.parse(read(Path.of(value))));
                case "--port" -> builder.port(Integer.parseInt(value));
                case "--seed" -> builder.seed(Long.parseLong(value));
                default -> throw new IllegalArgumentException("Not an argument: " + arguments.get(i));
            }
        }
        return builder;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The world cannot be read", e);
        }
    }
}
