package dev.cuadra.examples;

import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.FiledReturn;
import dev.cuadra.examples.SiiReader.Part;
import dev.cuadra.sii.filing.ManualPack;
import dev.cuadra.simulator.World;
import dev.cuadra.spi.problem.Problem;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A month beside the SII: read, compared, written, told. The pack for filing by hand is written in any case. */
final class SiiMonthClose {
    private final Console console;
    private final OutDirectory out;
    private final SiiTelling telling;

    SiiMonthClose(Console console, OutDirectory out) {
        this.console = console;
        this.out = out;
        this.telling = new SiiTelling(console);
    }

    /** What the month's close came to, and what a person must look at because of the SII. */
    List<Problem> run(Host host, SiiPlace place, MonthClose close, MonthCloseInput input) {
        return run(
                host,
                place,
                close,
                () -> SimulatedWorld.of(close.payer(), close.form29().period(), input.reports()));
    }

    /**
     * The same for a month of which only the books tell.
     *
     * @param world what a simulated SII knows
     */
    List<Problem> run(Host host, SiiPlace place, MonthClose close, Supplier<World> world) {
        Rut payer = close.payer();
        YearMonth period = close.form29().period();
        Set<String> folios = Payers.filings(host).history(host.tenant(), payer, period).stream()
                .map(FiledReturn::folio)
                .collect(Collectors.toSet());
        ManualPack pack = ManualPack.of(payer, close.form29());
        SiiFiles.pack(out, pack, console);
        SiiReader.Answers answers;
        try (SiiLink link = SiiLink.open(place, payer, period, world)) {
            SiiReader reader = new SiiReader(link.client(), payer, period);
            if (place instanceof SiiPlace.Simulated simulated && simulated.outage()) {
                lose(link, reader, pack);
            }
            answers = reader.readAll().answers();
        }
        SiiReview review = SiiReview.of(close, answers);
        SiiFiles.review(out, review, place, pack, console);
        telling.tell(review, place);
        if (review.state() != SiiReview.State.COMPLETE) {
            telling.pack(pack, out);
        }
        return review.findings(folios);
    }

    /** The list comes, and then the SII is gone: the pack is what there is, until it is back. */
    private void lose(SiiLink link, SiiReader reader, ManualPack pack) {
        reader.round().read(EnumSet.of(Part.RECEIVED));
        link.leave();
        reader.read(EnumSet.complementOf(EnumSet.of(Part.RECEIVED)));
        console.print("sii.away", Map.of("count", reader.answers().missed().size()));
        telling.pack(pack, out);
        link.comeBack();
        console.print("sii.back", Map.of());
    }
}
