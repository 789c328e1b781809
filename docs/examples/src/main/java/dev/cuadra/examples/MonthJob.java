package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.adapter.report.Form29Page;
import dev.cuadra.adapter.report.MonthReportPage;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.boleta.close.Form29Sheet;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.close.Payments;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.F29Line;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.form29.LateBill;
import dev.cuadra.boleta.form29.LateCharges;
import dev.cuadra.boleta.form29.LatePayment;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.RejectedRow;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.ContractorImport;
import dev.cuadra.boleta.service.ImportCounts;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One company's month, from files to Form 29: read, check, decide, record, tell. */
final class MonthJob {
    private static final int SHOWN = 12;

    private final Console console;
    private final Host host;
    private final OutDirectory out;
    private final List<Problem> findings = new ArrayList<>();
    private ImportCounts contractors = ImportCounts.ZERO;

    MonthJob(Console console, Host host, OutDirectory out) {
        this.console = console;
        this.host = host;
        this.out = out;
    }

    /** What a job came to. */
    record Outcome(MonthClose close, MonthCloseInput input, ImportCounts contractors, List<Problem> findings) {}

    Outcome run(MonthFiles files) {
        MonthCloseInput input = prepare(files);
        MonthClose close = new BoletaBooks(host.vault(), closer()).close(host.tenant(), input);
        return finish(files, input, close);
    }

    /**
     * Reads the files and imports the contractors. The reports are read and checked before anything is stored, so that a
     * wrong file leaves no trace.
     */
    MonthCloseInput prepare(MonthFiles files) {
        MonthCloseInput input = read(files);
        bill(files, closer().close(input));
        contractors = importContractors(files);
        return input;
    }

    /** Writes what a close came to. */
    Outcome finish(MonthFiles files, MonthCloseInput input, MonthClose close) {
        findings.addAll(close.findings());
        write(files, input, close);
        return new Outcome(close, input, contractors, findings);
    }

    /** What the return costs on the day on which it is to be paid, if the user named one. */
    private static Optional<LateBill> bill(MonthFiles files, MonthClose close) {
        Form29 form = close.form29();
        return files.payOn().map(pay -> {
            LocalDate due = DueDate.of(form.period(), pay.dueDay(), HolidayCalendar.chile())
                    .due();
            Clp amount = Clp.of(form.value(F29Code.PAYABLE).longValueExact());
            return LateCharges.chile().of(LatePayment.of(form.period(), amount, due, pay.on()));
        });
    }

    private static MonthCloser closer() {
        return new MonthCloser(RateBook.chile(), Form29Assembler.chile());
    }

    private ImportCounts importContractors(MonthFiles files) {
        ImportProgress progress = new ImportProgress(console);
        ImportCounts counts =
                new ContractorImport(host.vault()).run(host.tenant(), files.contractors(), false, progress);
        progress.done();
        progress.writeRejects(out);
        findings.addAll(progress.findings());
        return counts;
    }

    private static MonthCloseInput read(MonthFiles files) {
        ReportReader reader = new ReportReader();
        List<MonthCloseInput.Sourced> reports = new ArrayList<>();
        reports.add(new MonthCloseInput.Sourced(reader.received(files.received()), Concept.HONORARIOS));
        files.bte()
                .ifPresent(source ->
                        reports.add(new MonthCloseInput.Sourced(reader.bte(source, files.payer()), Concept.BTE)));
        Set<Rut> directors = new LinkedHashSet<>();
        files.directors().ifPresent(source -> {
            if (reader.isReport(source)) {
                reports.add(new MonthCloseInput.Sourced(reader.received(source), Concept.DIRECTOR));
            } else {
                directors.addAll(reader.numbers(source));
            }
        });
        Optional<Payments> payments = files.payments().map(source -> Payments.read(source, TableLimits.DEFAULT));
        return new MonthCloseInput(
                files.payer(),
                files.period(),
                files.rule(),
                reports,
                Map.of(),
                directors,
                payments,
                files.decisions(),
                files.accepted(),
                Map.of(),
                List.of());
    }

    private void write(MonthFiles files, MonthCloseInput input, MonthClose close) {
        writeRejects(files, close);
        input.payments()
                .ifPresentOrElse(
                        payments -> Rejects.write(
                                out,
                                "rejects-payments.csv",
                                payments.titles(),
                                payments.rejects().stream()
                                        .map(RejectedRow::cells)
                                        .toList()),
                        () -> out.forget("rejects-payments.csv"));
        Rejects.reasons(out, findings, console.locale());
        out.text("form29.json", json(close).toPrettyString() + "\n");
        out.write("form29.xlsx", part -> {
            try {
                Form29Sheet.write(close, console.locale(), Files.newOutputStream(part));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        PageOptions page = PageOptions.in(console.locale());
        out.text(
                "form29.html",
                bill(files, close)
                        .map(bill -> Form29Page.render(close, bill, page))
                        .orElseGet(() -> Form29Page.render(close, page)));
        out.text(
                "payments.json",
                PaymentsCommands.Propose.json(
                                        host, files.payer(), files.period().atEndOfMonth(), console)
                                .toPrettyString()
                        + "\n");
        out.text("report.html", MonthReportPage.render(close, PageOptions.in(console.locale())));
    }

    /** A file of rejects for each report, named by what the report is. */
    private void writeRejects(MonthFiles files, MonthClose close) {
        Map<String, Optional<TableSource>> reports = new LinkedHashMap<>();
        reports.put("rejects-received.csv", Optional.of(files.received()));
        reports.put("rejects-bte.csv", files.bte());
        reports.put("rejects-directors.csv", files.directors());
        Iterator<BoletaReport> read = close.reports().iterator();
        reports.forEach((name, source) -> {
            if (source.isPresent() && read.hasNext()) {
                BoletaReport report = read.next();
                Rejects.write(
                        out,
                        name,
                        report.titles(),
                        report.rejects().stream().map(RejectedRow::cells).toList());
            } else {
                out.forget(name);
            }
        });
    }

    private ObjectNode json(MonthClose close) {
        ObjectNode json = Form29Json.write(close.form29(), console.locale());
        ArrayNode unexplained = json.putArray("unexplained");
        close.unexplained().forEach(open -> {
            ObjectNode entry = unexplained.addObject();
            entry.put("issuer", open.boleta().issuer().toString());
            entry.put("folio", open.boleta().folio());
            entry.put("reason", open.reason().code());
            entry.put("message", open.reason().message().in(console.locale()));
            entry.put("remedy", open.reason().remedy().in(console.locale()));
        });
        ArrayNode notes = json.putArray("notes");
        close.notes().forEach(note -> notes.add(Form29Json.problem(note, console.locale())));
        return json;
    }

    /** Prints what a person wants to see first. */
    void tell(Outcome outcome) {
        tell(outcome, () -> {});
    }

    /** The same; {@code more} follows the figures, and may add files and findings. */
    void tell(Outcome outcome, Runnable more) {
        Form29 form = outcome.close().form29();
        console.print(
                "import.done",
                Map.of(
                        "created", outcome.contractors().created(),
                        "updated", outcome.contractors().updated(),
                        "unchanged", outcome.contractors().unchanged(),
                        "rejected", outcome.contractors().rejected()));
        console.print(
                "close.title",
                Map.of(
                        "payer", outcome.close().payer(),
                        "period", form.period(),
                        "rule", console.text("close.rule." + form.rule(), Map.of())));
        form.codes()
                .forEach((code, value) -> tell(
                        form,
                        code,
                        String.format(java.util.Locale.ROOT, "%,d", value.longValue())
                                .replace(',', '.')));
        if (form.dueDates().size() == 3) {
            console.print("close.due", Map.of("d12", due(form, 12), "d20", due(form, 20), "d28", due(form, 28)));
        }
        outcome.close()
                .notes()
                .forEach(note -> console.out().println("· " + note.message().in(console.locale())));
        more.run();
        tellFindings(outcome);
        console.print("close.files", Map.of("dir", out.directory()));
        out.written().forEach(path -> console.out().println("  " + path.getFileName()));
    }

    private void tell(Form29 form, F29Code code, String value) {
        int boletas =
                Optional.ofNullable(form.boletas().get(code)).map(List::size).orElse(0);
        String label = F29Form.current().line(code).map(F29Line::label).orElse("");
        String behind = boletas == 0 ? "" : "  (" + console.text("close.behind", Map.of("count", boletas)) + ")";
        console.out()
                .println(String.format(java.util.Locale.ROOT, "  %4s  %-52s %15s%s", code, cut(label), value, behind));
    }

    private void tellFindings(Outcome outcome) {
        if (outcome.findings().isEmpty()) {
            return;
        }
        console.print("close.findings", Map.of("count", outcome.findings().size()));
        outcome.findings().stream().limit(SHOWN).forEach(console::print);
        if (outcome.findings().size() > SHOWN) {
            console.print("close.more", Map.of("count", outcome.findings().size() - SHOWN, "file", "findings.csv"));
        }
    }

    private static String due(Form29 form, int day) {
        return Optional.ofNullable(form.dueDates().get(day))
                .map(date -> date.due().toString())
                .orElse("—");
    }

    private static String cut(String label) {
        return label.length() <= 52 ? label : label.substring(0, 51) + "…";
    }
}
