package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.payment.BatchSheet;
import dev.cuadra.boleta.payment.PaymentReceipt;
import dev.cuadra.boleta.payment.ProposalFilter;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BatchView;
import dev.cuadra.boleta.service.BoletaToPay;
import dev.cuadra.boleta.service.Disbursements;
import dev.cuadra.boleta.service.PaymentOrder;
import dev.cuadra.examples.rules.PaymentPolicy;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Paying boletas. Each command answers with one JSON document. */
@Command(
        name = "payments",
        subcommands = {
            PaymentsCommands.Propose.class,
            PaymentsCommands.Open.class,
            PaymentSteps.Submit.class,
            PaymentSteps.Approve.class,
            PaymentSteps.Reject.class,
            PaymentSteps.Cancel.class,
            PaymentSteps.Release.class,
            PaymentFileCommands.Write.class,
            PaymentFileCommands.Answer.class,
            PaymentSteps.Waive.class,
            PaymentSteps.Drop.class,
            PaymentsCommands.Show.class,
            PaymentsCommands.Receipt.class
        })
final class PaymentsCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "propose",
            footer = "  java -jar cuadra.jar payments propose --payer 76000000-0 --up-to 2026-09-30"
                    + " --db jdbc:sqlite:cuadra.db > payments.json")
    static final class Propose implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Option(names = "--up-to", required = true, paramLabel = "AAAA-MM-DD")
        @SuppressWarnings("NullAway.Init")
        private LocalDate upTo;

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Propose(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut company = payer.rut();
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                console.out().println(json(host, company, upTo, console).toPrettyString());
            }
            return Main.DONE;
        }

        /** The proposal, which is the same document wherever it is made. */
        static ObjectNode json(Host host, Rut company, LocalDate upTo, Console console) {
            Disbursements payments = new PaymentDesk(host, PaymentPolicy.OPEN, console.locale()).payments();
            return PaymentJson.proposal(
                    company,
                    upTo,
                    payments.propose(host.tenant(), company, ProposalFilter.upTo(upTo)),
                    console.locale());
        }
    }

    @Command(
            name = "open",
            footer = "  java -jar cuadra.jar payments open --payer 76000000-0 --pay-on 2026-10-02"
                    + " --from payments.json --as ana --db jdbc:sqlite:cuadra.db")
    static final class Open implements Callable<Integer> {
        private final Console console;

        @Parameters(arity = "0..*", paramLabel = "RUT/FOLIO[=PESOS]", descriptionKey = "boletas")
        private List<String> boletas = List.of();

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Option(names = "--pay-on", required = true, paramLabel = "AAAA-MM-DD")
        @SuppressWarnings("NullAway.Init")
        private LocalDate payOn;

        @Option(names = "--from", paramLabel = "FILE")
        @Nullable
        private Path from;

        @Mixin
        private final PaymentOptions options = new PaymentOptions();

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Open(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Rut company = payer.rut();
            List<BoletaToPay> wanted = wanted(company);
            PaymentPolicy policy = options.policy();
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                PaymentDesk desk = new PaymentDesk(host, policy, console.locale());
                BatchSheet sheet = desk.sheet(desk.open(options, company, payOn, wanted));
                console.out().println(PaymentJson.batch(sheet, console.locale()).toPrettyString());
            }
            return Main.DONE;
        }

        private List<BoletaToPay> wanted(Rut company) throws IOException {
            if (from != null && !boletas.isEmpty()) {
                throw new ProblemException(Texts.BOOK.problem(
                        "INPUT_EITHER", Place.member("--from"), Map.of("one", "--from", "other", "RUT/FOLIO")));
            }
            return from == null ? PaymentList.named(boletas) : PaymentList.file(from, company);
        }
    }

    @Command(name = "show", footer = "  java -jar cuadra.jar payments show BATCH --db jdbc:sqlite:cuadra.db")
    static final class Show implements Callable<Integer> {
        private final Console console;

        @Parameters(arity = "0..1", paramLabel = "BATCH", descriptionKey = "batch")
        @Nullable
        private UUID batch;

        @Option(names = "--payer", paramLabel = "RUT")
        @Nullable
        private String payer;

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if ((batch == null) == (payer == null)) {
                throw new ProblemException(Texts.BOOK.problem(
                        "INPUT_EITHER", Place.member("BATCH"), Map.of("one", "BATCH", "other", "--payer")));
            }
            Optional<Rut> company = Optional.ofNullable(payer).map(Payers::rut);
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                PaymentDesk desk = new PaymentDesk(host, PaymentPolicy.OPEN, console.locale());
                ObjectNode json = batch != null
                        ? PaymentJson.batch(desk.sheet(batch), console.locale())
                        : all(company.orElseThrow(), desk);
                console.out().println(json.toPrettyString());
            }
            return Main.DONE;
        }

        private static ObjectNode all(Rut company, PaymentDesk desk) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("payer", company.toString());
            ArrayNode batches = json.putArray("batches");
            List<BatchView> known = desk.payments().batches(desk.host().tenant(), company);
            known.forEach(one -> batches.add(PaymentJson.view(one)));
            return json;
        }
    }

    @Command(
            name = "receipt",
            footer = "  java -jar cuadra.jar payments receipt BATCH 12345678-5/153 --db jdbc:sqlite:cuadra.db")
    static final class Receipt implements Callable<Integer> {
        private final Console console;

        @Parameters(index = "0", paramLabel = "BATCH", descriptionKey = "batch")
        @SuppressWarnings("NullAway.Init")
        private UUID batch;

        @Parameters(index = "1", paramLabel = "RUT/FOLIO", descriptionKey = "boleta")
        private String boleta = "";

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Receipt(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            BoletaId id = PaymentList.id(boleta, Place.member("RUT/FOLIO"));
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                BatchSheet sheet = new PaymentDesk(host, PaymentPolicy.OPEN, console.locale()).sheet(batch);
                PaymentReceipt receipt = line(sheet, id)
                        .receipt()
                        .orElseThrow(() -> new ProblemException(Texts.BOOK.problem(
                                "RECEIPT_NONE", Place.member("RUT/FOLIO"), Map.of("boleta", id.masked()))));
                console.out()
                        .println(PaymentJson.receipt(receipt, console.locale()).toPrettyString());
            }
            return Main.DONE;
        }
    }

    /** The line of a batch that pays {@code id}. */
    static BatchSheet.Line line(BatchSheet sheet, BoletaId id) {
        return sheet.line(id)
                .orElseThrow(() -> new ProblemException(Texts.BOOK.problem(
                        "BATCH_WITHOUT_BOLETA", Place.member("RUT/FOLIO"), Map.of("boleta", id.masked()))));
    }

    /** A step that somebody takes with a batch. */
    abstract static class Step implements Callable<Integer> {
        private final Console console;

        @Parameters(index = "0", paramLabel = "BATCH", descriptionKey = "batch")
        @SuppressWarnings("NullAway.Init")
        private UUID batch;

        @Mixin
        private final PaymentOptions options = new PaymentOptions();

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Step(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            PaymentPolicy policy = options.policy();
            check();
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                PaymentDesk desk = new PaymentDesk(host, policy, console.locale());
                BatchSheet before = desk.sheet(batch);
                PaymentOrder order = desk.order(options, batch, asked());
                BatchSheet after = desk.step(batch, () -> take(desk.payments(), order, before));
                console.out().println(PaymentJson.batch(after, console.locale()).toPrettyString());
            }
            return Main.DONE;
        }

        UUID batch() {
            return batch;
        }

        /** Refuses what can be seen to be of no use without the books. */
        void check() {}

        /** What tells this step from others. */
        abstract List<?> asked();

        abstract BatchView take(Disbursements payments, PaymentOrder order, BatchSheet before);

        /** Fails where a reason is only blanks. */
        static void reason(String text) {
            if (text.isBlank()) {
                throw new ProblemException(
                        Texts.BOOK.problem("REASON_MISSING", Place.member("--reason"), Map.of("option", "--reason")));
            }
        }
    }
}
