package dev.cuadra.examples.cookbook;

import dev.cuadra.boleta.contractor.ContractorLine;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.law.Dated;
import dev.cuadra.boleta.law.DatedTable;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.Holiday;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.GrossUp;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionRate;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.ValidRut;
import dev.cuadra.boleta.service.ContractorImport;
import dev.cuadra.boleta.service.ImportCounts;
import dev.cuadra.boleta.service.ImportListener;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The recipes of the cookbook. */
final class Recipes {
    private Recipes() {}

    static GrossUp netToGross() {
        // snippet:net-to-gross
        RetentionTerms terms = RetentionTerms.on(LocalDate.of(2026, 9, 5));
        GrossUp answer = RetentionCalculator.chile().fromNet(Clp.of(500_000), terms);

        Clp gross = answer.retention().gross(); // 589971
        Clp kept = answer.retention().retention(); // 89971, at 15.25 %
        Optional<Clp> other = answer.otherGross(); // 589970 leaves the same net
        // end:net-to-gross
        assert gross.minus(kept).equals(answer.retention().net()) && other.isPresent();
        return answer;
    }

    // snippet:own-ledger
    /** A fee as the host's own ledger has it. */
    record Fee(String issuer, long folio, Concept concept, LocalDate date, Optional<LocalDate> paidOn, long pesos) {}

    static Form29 form29(YearMonth month, List<Fee> ledger) {
        List<Boleta> boletas = ledger.stream().map(Recipes::boleta).toList();
        return Form29Assembler.chile().assemble(Form29Request.of(month, boletas));
    }

    private static Boleta boleta(Fee fee) {
        RetentionTerms terms = new RetentionTerms(fee.date(), fee.concept(), false, Retainer.PAYER);
        Retention kept = RetentionCalculator.chile().fromGross(Clp.of(fee.pesos()), terms);
        return new Boleta(
                new BoletaId(Rut.parse(fee.issuer()), fee.folio()),
                fee.concept(),
                fee.date(),
                fee.paidOn(),
                BoletaState.VIGENTE,
                kept.gross(),
                Retainer.PAYER,
                kept.retention(),
                kept.loanRetention());
    }
    // end:own-ledger

    // snippet:jakarta
    /** What a web form hands in. */
    record NewContractor(
            @NotNull @ValidRut String rut,
            @ValidRut(refuseWarnings = true) String approver) {}
    // end:jakarta

    static ImportCounts importWithProgress(
            Vault vault, TenantId tenant, TableSource list, Consumer<String> bar, Consumer<Problem> rejects) {
        // snippet:import
        ImportListener listener = new ImportListener() {
            @Override
            public void progressed(long lines, ImportCounts counts) {
                bar.accept(lines + " lines, " + counts.rejected() + " rejected");
            }

            @Override
            public void rejected(ContractorLine line) {
                line.problems().forEach(rejects);
            }
        };
        boolean resume = true; // go on where an interrupted import of the same bytes stopped
        ImportCounts counts = new ContractorImport(vault).run(tenant, list, resume, listener);
        // end:import
        return counts;
    }

    static RateBook draftBook() {
        // snippet:rate-book
        LocalDate from = LocalDate.of(2029, 1, 1);
        List<Dated<RetentionRate>> rows =
                new ArrayList<>(RateBook.chile().ordinary().rows());
        Dated<RetentionRate> last = rows.remove(rows.size() - 1);
        rows.add(new Dated<>(
                last.from(), Optional.of(from.minusDays(1)), last.value(), last.source(), last.confidence()));
        rows.add(new Dated<>(
                from, Optional.empty(), RetentionRate.parse("18"), "A draft of ours", Confidence.UNVERIFIED));

        RateBook book = RateBook.chile().withOrdinary(DatedTable.of("rates with the draft", rows));
        // end:rate-book
        return book;
    }

    static RateBook oldProduct() {
        // snippet:fixed-rate
        RateBook book = RateBook.fixed(RetentionRate.parse("10"), "what our product did until 2025");
        // end:fixed-rate
        return book;
    }

    static DueDate electionDay() {
        // snippet:holiday
        HolidayCalendar calendar = HolidayCalendar.chile()
                .with(new Holiday(
                        LocalDate.of(2026, 11, 12), "Feriado por única vez", "Ley (invented)", Confidence.UNVERIFIED));

        DueDate due = DueDate.of(YearMonth.of(2026, 10), 12, calendar); // 2026-11-13 instead of 2026-11-12
        Form29Assembler assembler = new Form29Assembler(calendar); // and the forms it makes say the same
        // end:holiday
        assert assembler.calendar() == calendar;
        return due;
    }

    static String toldTo(String text) {
        // snippet:problem
        try {
            return Rut.parse(text).dotted();
        } catch (ProblemException e) {
            Problem problem = e.problem();
            Locale locale = Locale.ENGLISH; // or any other: texts are Spanish then
            return problem.code() + ": " + problem.message().in(locale) + " "
                    + problem.remedy().in(locale);
        }
        // end:problem
    }
}
