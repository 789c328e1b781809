package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput.Sourced;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.examples.SiiReader.Part;
import dev.cuadra.sii.f29.ProposalComparison;
import dev.cuadra.sii.filing.ManualPack;
import dev.cuadra.simulator.World;
import dev.cuadra.spi.problem.Problem;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What changes nothing: the proposal, the reconciliation, the pack for filing by hand, a world for the simulator. */
final class SiiReadCommands {
    private SiiReadCommands() {}

    /** What a simulated SII knows of a month: the books, and what was filed. */
    static World world(Host host, Rut company, YearMonth month) {
        try (Stream<LedgerLine> lines = Payers.books(host).all(host.tenant(), company)) {
            return SimulatedWorld.ofBooks(
                    company, month, lines.toList(), Payers.filings(host).history(host.tenant(), company, month));
        }
    }

    @Command(
            name = "proposal",
            footer = "  java -jar cuadra.jar sii proposal --payer 76000000-0 --period 2026-09 --sii simulator"
                    + " --db jdbc:sqlite:cuadra.db")
    static final class Proposal implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Mixin
        private final PeriodOption period = new PeriodOption();

        @Option(names = "--json")
        private boolean json;

        @Mixin
        private final SiiOptions siiOptions = new SiiOptions();

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Proposal(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut company = payer.rut();
            YearMonth month = period.month();
            SiiPlace place = siiOptions.required();
            SiiReview review;
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                MonthClose close = StoredMonth.closed(host, company, month);
                try (SiiLink link = SiiLink.open(place, company, month, () -> world(host, company, month))) {
                    SiiReader reader = new SiiReader(link.client(), company, month).round();
                    if (place instanceof SiiPlace.Simulated simulated && simulated.outage()) {
                        link.leave();
                    }
                    review = SiiReview.of(
                            close, reader.read(EnumSet.of(Part.PROPOSAL)).answers());
                }
            }
            if (json) {
                console.out().println(document(company, month, review).toPrettyString());
            } else {
                tell(review, place);
            }
            return review.comparison().map(ProposalComparison::agrees).orElse(false) ? Main.DONE : Main.FINDINGS;
        }

        private void tell(SiiReview review, SiiPlace place) {
            SiiTelling telling = new SiiTelling(console);
            telling.tell(review, place);
            review.answers().missed().stream()
                    .flatMap(missed -> missed.fault().stream())
                    .forEach(fault -> console.print(fault.problem()));
        }

        private ObjectNode document(Rut company, YearMonth month, SiiReview review) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("payer", company.toString());
            root.put("period", month.toString());
            root.put("read", review.answers().proposal().isPresent());
            root.put(
                    "agrees",
                    review.comparison().map(ProposalComparison::agrees).orElse(null));
            ArrayNode codes = root.putArray("codes");
            review.comparison()
                    .ifPresent(compared -> compared.codes().forEach(code -> SiiJson.code(codes.addObject(), code)));
            root.putNull("fault");
            review.answers().missed().stream()
                    .flatMap(missed -> missed.fault().stream())
                    .findFirst()
                    .ifPresent(fault -> root.set("fault", SiiJson.fault(fault, console.locale())));
            return root;
        }
    }

    @Command(
            name = "reconcile",
            footer = "  java -jar cuadra.jar sii reconcile --payer 76000000-0 --period 2026-09 --sii simulator"
                    + " --db jdbc:sqlite:cuadra.db --out result")
    static final class Reconcile implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Mixin
        private final PeriodOption period = new PeriodOption();

        @Mixin
        private final OutOption out = new OutOption();

        @Mixin
        private final SiiOptions siiOptions = new SiiOptions();

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Reconcile(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut company = payer.rut();
            YearMonth month = period.month();
            SiiPlace place = siiOptions.required();
            List<Problem> findings;
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                MonthClose close = StoredMonth.closed(host, company, month);
                OutDirectory directory = new OutDirectory(out.directory());
                SiiFiles.forget(directory);
                findings = new SiiMonthClose(console, directory)
                        .run(host, place, close, () -> world(host, company, month));
            }
            findings.forEach(console::print);
            return findings.isEmpty() ? Main.DONE : Main.FINDINGS;
        }
    }

    @Command(
            name = "manual-pack",
            footer = "  java -jar cuadra.jar sii manual-pack --payer 76000000-0 --period 2026-09"
                    + " --db jdbc:sqlite:cuadra.db --out result")
    static final class Pack implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Mixin
        private final PeriodOption period = new PeriodOption();

        @Mixin
        private final OutOption out = new OutOption();

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Pack(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut company = payer.rut();
            YearMonth month = period.month();
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                MonthClose close = StoredMonth.closed(host, company, month);
                OutDirectory directory = new OutDirectory(out.directory());
                ManualPack pack = ManualPack.of(company, close.form29());
                SiiFiles.pack(directory, pack, console);
                new SiiTelling(console).pack(pack, directory);
            }
            return Main.DONE;
        }
    }

    @Command(
            name = "world",
            footer = "  java -jar cuadra.jar sii world --payer 76000000-0 --period 2026-09"
                    + " --received informeMensualREC.xls > world.json")
    static final class Worlds implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Mixin
        private final PeriodOption period = new PeriodOption();

        @Option(names = "--received", required = true, paramLabel = "FILE")
        @SuppressWarnings("NullAway.Init")
        private Path received;

        @Option(names = "--bte", paramLabel = "FILE")
        @Nullable
        private Path bte;

        Worlds(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut company = payer.rut();
            YearMonth month = period.month();
            ReportReader reader = new ReportReader();
            List<Sourced> reports = new ArrayList<>();
            reports.add(new Sourced(reader.received(Inputs.file(received)), Concept.HONORARIOS));
            if (bte != null) {
                reports.add(new Sourced(reader.bte(Inputs.file(bte), company), Concept.BTE));
            }
            console.out().println(SimulatedWorld.of(company, month, reports).toJson());
            console.err()
                    .println(console.text("sii.world", Map.of("payer", company, "password", SimulatedWorld.PASSWORD)));
            return Main.DONE;
        }
    }
}
