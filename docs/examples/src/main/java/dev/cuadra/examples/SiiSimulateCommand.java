package dev.cuadra.examples;

import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.simulator.World;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A simulated SII on the loopback address, until it is interrupted. */
@Command(name = "simulate", footer = "  java -jar cuadra.jar sii simulate --port 8029 --faults BHE_CGI=SERVER_ERROR")
final class SiiSimulateCommand implements Callable<Integer> {
    private static final Pattern LASTING = Pattern.compile("(once:)?([A-Z_]+)=([A-Z0-9_]+)");
    private static final Pattern STORM = Pattern.compile("storm:([0-9]{1,9}):([0-9]{1,2}|100)");
    private static final int LAST_PORT = 65_535;

    private final Console console;

    @Option(names = "--port", paramLabel = "N")
    private String port = "0";

    @Option(names = "--world", paramLabel = "FILE")
    @Nullable
    private String world;

    @Option(names = "--seed", paramLabel = "N")
    private String seed = "1";

    @Option(names = "--faults", paramLabel = "[once:]SERVICE=FAULT|storm:SEED:PERCENT")
    private List<String> faults = List.of();

    SiiSimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        SiiSimulator.Builder builder = SiiSimulator.builder()
                .port(number("--port", port, LAST_PORT))
                .seed(number("--seed", seed, 999_999_999));
        if (world != null) {
            builder.world(read(world));
        }
        List<Script> scripts = faults.stream().map(SiiSimulateCommand::script).toList();
        try (SiiSimulator simulator = builder.start()) {
            scripts.forEach(script -> script.on(simulator));
            Thread stop = new Thread(simulator::close, "sii-simulate-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            console.out().println(simulator.base());
            console.out().flush();
            console.err().println(console.text("sii.simulate", Map.of("url", simulator.base())));
            untilStopped(stop);
        }
        return Main.DONE;
    }

    /** Until the process ends, or whoever called it from another program interrupts it. */
    private static void untilStopped(Thread stop) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(stop);
            Thread.currentThread().interrupt();
        }
    }

    /** Something that goes wrong. */
    @FunctionalInterface
    private interface Script {
        void on(SiiSimulator simulator);
    }

    private static Script script(String text) {
        Matcher storm = STORM.matcher(text);
        if (storm.matches()) {
            long from = Long.parseLong(storm.group(1));
            int percent = Integer.parseInt(storm.group(2));
            return simulator -> simulator.faults().storm(from, percent);
        }
        Matcher lasting = LASTING.matcher(text);
        if (!lasting.matches()) {
            throw wrong(text);
        }
        SimulatedService service = word(SimulatedService.values(), lasting.group(2), text);
        SimulatedFault fault = word(SimulatedFault.values(), lasting.group(3), text);
        return Optional.ofNullable(lasting.group(1)).isPresent()
                ? simulator -> simulator.faults().next(service, fault)
                : simulator -> simulator.faults().always(service, fault);
    }

    private static <E extends Enum<E>> E word(E[] all, String name, String text) {
        return Arrays.stream(all)
                .filter(word -> word.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(text));
    }

    private static ProblemException wrong(String text) {
        return new ProblemException(Texts.BOOK.problem(
                "SII_FAULTS",
                Place.member("--faults"),
                Map.of(
                        "value", text.substring(0, Math.min(text.length(), 60)),
                        "services", Arrays.toString(SimulatedService.values()),
                        "faults", Arrays.toString(SimulatedFault.values()))));
    }

    private static int number(String option, String text, int most) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
            throw OptionValues.wrong(option, text, Texts.KIND_INTEGER);
        }
        return Integer.parseInt(text);
    }

    private static World read(String file) throws IOException {
        String text = Inputs.text(file);
        try {
            return World.parse(text);
        } catch (IllegalArgumentException e) {
            String detail = String.valueOf(e.getMessage());
            throw new ProblemException(Texts.BOOK.problem("SII_WORLD", Place.in(file), Map.of("detail", detail)), e);
        }
    }
}
