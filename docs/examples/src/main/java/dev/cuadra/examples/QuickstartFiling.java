package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.ContractorImport;
import dev.cuadra.boleta.service.ImportListener;
import dev.cuadra.examples.SiiReader.Part;
import dev.cuadra.sii.f29.MonthReconciliation;
import dev.cuadra.sii.f29.MonthReconciliation.Bucket;
import dev.cuadra.sii.filing.Acceptance;
import dev.cuadra.sii.filing.FilingOrder;
import dev.cuadra.sii.filing.FilingResult;
import dev.cuadra.sii.filing.ManualPack;
import dev.cuadra.simulator.World;
import dev.cuadra.spi.TenantId;
import dev.cuadra.tables.TableSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sample's return at a simulated SII: compared, accepted by a second person, filed. Then the same month in other
 * books, with the SII away when it is to be filed: the pack, the return of the SII, the reconciliation.
 */
final class QuickstartFiling {
    private static final String BERTA = "berta";
    private static final TenantId AWAY = TenantId.of("sii-away");

    private final Console console;
    private final OutDirectory out;
    private final Host host;
    private final MonthJob.Outcome outcome;
    private final Rut payer;
    private final YearMonth period;
    private final JsonNode expected;
    private final List<String> odd = new ArrayList<>();

    private QuickstartFiling(
            Console console, OutDirectory out, Host host, MonthJob.Outcome outcome, JsonNode expected) {
        this.console = console;
        this.out = out;
        this.host = host;
        this.outcome = outcome;
        this.payer = outcome.close().payer();
        this.period = outcome.close().form29().period();
        this.expected = expected;
    }

    /**
     * Files, and says what ended otherwise than it should.
     *
     * @param contractors the sample's list, for the other books
     * @param expected figures that were worked out apart
     */
    static List<String> tell(
            Console console,
            OutDirectory out,
            Host host,
            MonthJob.Outcome outcome,
            TableSource contractors,
            JsonNode expected) {
        QuickstartFiling told = new QuickstartFiling(console, out, host, outcome, expected);
        told.filed();
        told.away(contractors);
        return told.odd;
    }

    private World world() {
        return SimulatedWorld.of(payer, period, outcome.input().reports());
    }

    private void filed() {
        try (SiiLink link = SiiLink.simulated(payer, period, world())) {
            SiiReader.Answers answers =
                    new SiiReader(link.client(), payer, period).readAll().answers();
            SiiReview review = SiiReview.of(outcome.close(), answers);
            compared(review);
            FilingOrder order = order(outcome.close(), answers);
            FilingResult first = SiiFileCommand.filings(host, link).file(host.tenant(), order);
            if (!(first instanceof FilingResult.Ready ready)) {
                odd.add("SII: " + first.getClass().getSimpleName());
                return;
            }
            console.print(
                    "quickstart.sii.ready",
                    Map.of("count", ready.differences().differences().size(), "by", BERTA));
            compare("proposalDiffers", ready.differences().differences().size());
            FilingResult done = SiiFileCommand.filings(host, link).file(host.tenant(), order.accepted(word(ready)));
            console.print("quickstart.sii.filed", Map.of("folio", folio(done)));
            // What the SII's own pages say then.
            compare("declared", link.client().declarations(payer, period).size());
        }
    }

    private void compared(SiiReview review) {
        review.reconciliation().ifPresent(made -> {
            console.print(
                    "quickstart.sii.compared",
                    Map.of(
                            "theirs", SiiReview.grouped(made.listed()),
                            "ours", SiiReview.grouped(made.ours()),
                            "difference", SiiReview.grouped(made.difference())));
            for (Bucket bucket : Bucket.values()) {
                if (!made.of(bucket).isEmpty()) {
                    console.print(
                            "sii.bucket",
                            Map.of(
                                    "title", bucket.title().in(console.locale()),
                                    "sum", SiiReview.grouped(made.sum(bucket)),
                                    "count", made.of(bucket).size()));
                }
            }
        });
        compareParts(review.reconciliation());
    }

    private void compareParts(Optional<MonthReconciliation> made) {
        compare("listed", made.map(MonthReconciliation::listed).map(Clp::pesos).orElse(0L));
        for (Bucket bucket : Bucket.values()) {
            long sum = made.map(there -> there.sum(bucket).pesos()).orElse(0L);
            if (sum != expected.path("buckets").path(bucket.name()).asLong()) {
                odd.add("SII " + bucket + ": " + sum);
            }
        }
    }

    private void away(TableSource contractors) {
        new ContractorImport(host.vault()).run(AWAY, contractors, false, ImportListener.SILENT);
        MonthClose close = Payers.books(host).close(AWAY, outcome.input());
        try (SiiLink link = SiiLink.simulated(payer, period, world())) {
            SiiReader reader = new SiiReader(link.client(), payer, period);
            FilingOrder order =
                    order(close, reader.round().read(EnumSet.of(Part.PROPOSAL)).answers());
            FilingResult ready = SiiFileCommand.filings(host, link).file(AWAY, order);
            FilingOrder accepted = ready instanceof FilingResult.Ready asked ? order.accepted(word(asked)) : order;
            link.leave();
            compare("missed", reader.readAll().answers().missed().size());
            FilingResult byHand = SiiFileCommand.filings(host, link).file(AWAY, accepted);
            if (!(byHand instanceof FilingResult.Manual manual)) {
                odd.add("SII: " + byHand.getClass().getSimpleName());
                return;
            }
            SiiFiles.pack(out, manual.pack(), console);
            console.print(
                    "quickstart.sii.away",
                    Map.of(
                            "reason",
                            manual.reason(),
                            "count",
                            reader.answers().missed().size(),
                            "file",
                            SiiFiles.SHEET));
            back(link, reader, close, accepted, manual.pack());
        }
    }

    private void back(SiiLink link, SiiReader reader, MonthClose close, FilingOrder order, ManualPack pack) {
        link.comeBack();
        SiiReview review = SiiReview.of(close, reader.readAll().answers());
        SiiFiles.review(out, review, new SiiPlace.Simulated(true), pack, console);
        compareParts(review.reconciliation());
        FilingResult done = SiiFileCommand.filings(host, link).file(AWAY, order);
        console.print(
                "quickstart.sii.back",
                Map.of(
                        "difference",
                                review.reconciliation()
                                        .map(made -> SiiReview.grouped(made.difference()))
                                        .orElse("—"),
                        "file", SiiFiles.RECONCILIATION,
                        "folio", folio(done)));
    }

    private FilingOrder order(MonthClose close, SiiReader.Answers answers) {
        return new FilingOrder(
                payer, close.form29(), answers.proposal().flatMap(SiiReader.Said::proposal), Optional.empty());
    }

    private Acceptance word(FilingResult.Ready ready) {
        return new Acceptance(BERTA, console.text("quickstart.sii.reason", Map.of()), ready.content());
    }

    private String folio(FilingResult result) {
        String folio = result instanceof FilingResult.Filed filed ? filed.folio() : "—";
        if (!folio.equals(expected.path("folio").asText())) {
            odd.add("SII folio: " + folio);
        }
        return folio;
    }

    private void compare(String name, long value) {
        if (expected.path(name).asLong() != value) {
            odd.add("SII " + name + ": " + value + " ≠ " + expected.path(name));
        }
    }
}
