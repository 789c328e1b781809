package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.bank.AnswerProfile;
import dev.cuadra.boleta.bank.BankLayout;
import dev.cuadra.boleta.service.PaymentOrder;
import dev.cuadra.examples.rules.PaymentPolicy;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** To the bank and back. */
final class PaymentFileCommands {
    private PaymentFileCommands() {}

    @Command(
            name = "write",
            footer = "  java -jar cuadra.jar payments write BATCH --layout bci-en-linea --account 12345678"
                    + " --setting paymentType=PRV --as berta --db jdbc:sqlite:cuadra.db --out bank")
    static final class Write implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "BATCH", descriptionKey = "batch")
        @SuppressWarnings("NullAway.Init")
        private UUID batch;

        @Option(names = "--layout", required = true, paramLabel = "NAME|FILE")
        private String layout = "";

        @Option(names = "--account", required = true, paramLabel = "DIGITS")
        private String account = "";

        @Option(names = "--setting", paramLabel = "NAME=VALUE")
        private List<String> settings = List.of();

        @Option(names = "--extra", paramLabel = "NAME=VALUE")
        private List<String> extras = List.of();

        @Option(names = "--next")
        private boolean next;

        @Mixin
        private final OutOption out = new OutOption();

        @Mixin
        private final PaymentOptions options = new PaymentOptions();

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Write(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            BankLayout shape = profile(layout, BankLayout.shippedIds(), BankLayout::shipped, BankLayout::read);
            PaymentWriting.Company company =
                    new PaymentWriting.Company(account(), pairs("--setting", settings), pairs("--extra", extras));
            known("--setting", company.settings(), shape.settings(), shape);
            known("--extra", company.extras(), shape.extras(), shape);
            PaymentPolicy policy = options.policy();
            OutDirectory directory = new OutDirectory(out.directory());
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                PaymentDesk desk = new PaymentDesk(host, policy, console.locale());
                // Under a key of its own each time: that a file is there is what keeps another from being made.
                PaymentOrder order =
                        desk.order(options, batch, List.of("write", host.vault().newId()));
                ObjectNode told =
                        new PaymentWriting(desk, shape, company, directory, console.locale()).write(batch, order, next);
                console.out().println(told.toPrettyString());
                return PaymentWriting.findings(told) ? Main.FINDINGS : Main.DONE;
            }
        }

        private String account() {
            String digits = account.replaceAll("[\\s.-]", "");
            if (!digits.matches("[0-9]{1,30}")) {
                throw new ProblemException(Texts.BOOK.problem("PAYMENT_ACCOUNT", Place.member("--account"), Map.of()));
            }
            return digits;
        }

        private static Map<String, String> pairs(String option, List<String> texts) {
            Map<String, String> pairs = new LinkedHashMap<>();
            for (String text : texts) {
                int equals = text.indexOf('=');
                if (equals < 1 || pairs.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
                    throw new ProblemException(Texts.BOOK.problem(
                            "PAYMENT_SETTING", Place.member(option), Map.of("value", text, "known", "NAME=VALUE")));
                }
            }
            return pairs;
        }

        /** A misspelt setting would leave a field of the file empty. */
        private static void known(
                String option, Map<String, String> given, java.util.Set<String> names, BankLayout layout) {
            given.keySet().stream()
                    .filter(name -> !names.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new ProblemException(Texts.BOOK.problem(
                                "PAYMENT_SETTING",
                                Place.member(option),
                                Map.of("value", name, "known", layout.id() + ": " + String.join(", ", names))));
                    });
        }
    }

    @Command(
            name = "answer",
            footer = "  java -jar cuadra.jar payments answer BATCH answer.csv --profile generico --on 2026-10-02"
                    + " --as berta --db jdbc:sqlite:cuadra.db")
    static final class Answer implements Callable<Integer> {
        private final Console console;

        @Parameters(index = "0", paramLabel = "BATCH", descriptionKey = "batch")
        @SuppressWarnings("NullAway.Init")
        private UUID batch;

        @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "file")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--profile", required = true, paramLabel = "NAME|FILE")
        private String profile = "";

        @Option(names = "--on", paramLabel = "AAAA-MM-DD")
        @Nullable
        private LocalDate on;

        @Mixin
        private final PaymentOptions options = new PaymentOptions();

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Answer(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            AnswerProfile words =
                    profile(profile, AnswerProfile.shippedIds(), AnswerProfile::shipped, AnswerProfile::read);
            TableSource source = Inputs.file(file);
            PaymentPolicy policy = options.policy();
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                PaymentDesk desk = new PaymentDesk(host, policy, console.locale());
                // Under a key of its own each time: the same answer changes nothing when it comes again.
                PaymentOrder order = desk.order(
                        options, batch, List.of("answer", host.vault().newId()));
                ObjectNode told = new PaymentAnswers(desk, words, console.locale())
                        .book(batch, source, Optional.ofNullable(on), order);
                console.out().println(told.toPrettyString());
                return PaymentAnswers.findings(told) ? Main.FINDINGS : Main.DONE;
            }
        }
    }

    /** A profile that ships, or the one in a file. */
    static <P> P profile(String name, List<String> ids, Function<String, P> shipped, Function<String, P> read)
            throws IOException {
        return Inputs.meansFile(name, ids) ? read.apply(Inputs.text(name)) : shipped.apply(name);
    }
}
