package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.examples.SiiReader.Part;
import dev.cuadra.sii.f29.ProposalComparison;
import dev.cuadra.sii.filing.Acceptance;
import dev.cuadra.sii.filing.FilingOrder;
import dev.cuadra.sii.filing.FilingResult;
import dev.cuadra.sii.filing.service.Filings;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Files a closed month through the channel that the place has, or says what a person has to do. */
@Command(
        name = "file",
        footer = "  java -jar cuadra.jar sii file --payer 76000000-0 --period 2026-09 --sii simulator --practice"
                + " --db jdbc:sqlite:copy.db --out result")
final class SiiFileCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Mixin
    private final PeriodOption period = new PeriodOption();

    @Option(names = "--accept", paramLabel = "CONTENT")
    @Nullable
    private String accept;

    @Option(names = "--by", paramLabel = "NAME")
    private String by = "";

    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason = "";

    @Option(names = "--practice")
    private boolean practice;

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private final OutOption out = new OutOption();

    @Mixin
    private final SiiOptions siiOptions = new SiiOptions();

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    SiiFileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rut company = payer.rut();
        YearMonth month = period.month();
        SiiPlace place = siiOptions.required();
        Optional<Acceptance> word = Optional.ofNullable(accept).map(content -> new Acceptance(by, reason, content));
        if (place instanceof SiiPlace.Simulated && !practice) {
            // What a simulator files, the books would hold for filed.
            throw new ProblemException(Texts.BOOK.problem("SII_FILE_PRACTICE", Place.member("--sii"), Map.of()));
        }
        try (Host host = Host.existing(hostOptions, Optional.empty())) {
            MonthClose close = StoredMonth.closed(host, company, month);
            OutDirectory directory = new OutDirectory(out.directory());
            SiiFiles.PACK.forEach(directory::forget);
            FilingResult result;
            SiiReader.Answers answers;
            try (SiiLink link =
                    SiiLink.open(place, company, month, () -> SiiReadCommands.world(host, company, month))) {
                answers = new SiiReader(link.client(), company, month)
                        .round()
                        .read(EnumSet.of(Part.PROPOSAL))
                        .answers();
                if (place instanceof SiiPlace.Simulated simulated && simulated.outage()) {
                    link.leave();
                }
                FilingOrder order = new FilingOrder(
                        company, close.form29(), answers.proposal().flatMap(SiiReader.Said::proposal), word);
                result = filings(host, link).file(host.tenant(), order);
            }
            tell(result, answers, directory);
            return result instanceof FilingResult.Filed ? Main.DONE : Main.FINDINGS;
        }
    }

    static Filings filings(Host host, SiiLink link) {
        return new Filings(
                host.vault(), Payers.books(host), Payers.filings(host), link.channel(), Filings.USUAL_PATIENCE);
    }

    private void tell(FilingResult result, SiiReader.Answers answers, OutDirectory directory) {
        if (result instanceof FilingResult.Manual manual) {
            SiiFiles.pack(directory, manual.pack(), console);
        }
        if (json) {
            console.out().println(document(result, answers).toPrettyString());
            return;
        }
        answers.missed().stream()
                .flatMap(missed -> missed.fault().stream())
                .forEach(fault -> console.print(fault.problem()));
        new SiiFilingTelling(console, directory).tell(result);
    }

    private ObjectNode document(FilingResult result, SiiReader.Answers answers) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("payer", payer.rut().toString());
        root.put("period", period.month().toString());
        root.put("proposalRead", answers.proposal().isPresent());
        if (result instanceof FilingResult.Filed filed) {
            root.put("result", "FILED");
            root.put("folio", filed.folio());
            codes(root, filed.differences());
        } else if (result instanceof FilingResult.Ready ready) {
            root.put("result", "READY");
            root.put("content", ready.content());
            root.put("corrects", ready.corrects().orElse(null));
            codes(root, ready.differences());
        } else if (result instanceof FilingResult.Manual manual) {
            root.put("result", "MANUAL");
            root.put("reason", manual.reason().name());
            root.put("evidence", manual.evidence());
            root.put("checksum", manual.pack().checksum());
            ArrayNode files = root.putArray("files");
            SiiFiles.PACK.forEach(files::add);
        } else if (result instanceof FilingResult.Unknown unknown) {
            root.put("result", "UNKNOWN");
            root.put("intent", unknown.intent().id().toString());
            root.put("why", unknown.why());
        }
        return root;
    }

    private static void codes(ObjectNode root, ProposalComparison differences) {
        ArrayNode codes = root.putArray("differences");
        differences.differences().forEach(code -> SiiJson.code(codes.addObject(), code));
    }
}
