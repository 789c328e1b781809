package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.bank.BankLayout;
import dev.cuadra.boleta.bank.PaymentFile;
import dev.cuadra.boleta.bank.PaymentFileWriter;
import dev.cuadra.boleta.bank.PaymentFiles;
import dev.cuadra.boleta.bank.RefusedTransfer;
import dev.cuadra.boleta.bank.Transfer;
import dev.cuadra.boleta.bank.TransferBatch;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.payment.BatchSheet;
import dev.cuadra.boleta.payment.LineStatus;
import dev.cuadra.boleta.payment.PayMark;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.service.PaymentMarks;
import dev.cuadra.boleta.service.PaymentOrder;
import dev.cuadra.runtime.ErasedException;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The bank files of a batch. A line that the layout cannot take is held before it counts as sent; a file that was
 * written once is written again with the same bytes from what was kept of it.
 */
final class PaymentWriting {
    private static final int OLD_AFTER_YEARS = 3;

    private final PaymentDesk desk;
    private final BankLayout layout;
    private final PaymentFileWriter writer;
    private final Company company;
    private final OutDirectory out;
    private final Locale locale;

    /**
     * What the company's contract with the bank fixes.
     *
     * @param account the company's account, digits
     * @param settings by the names of the layout
     * @param extras of every transfer, by the names of the layout
     */
    record Company(String account, Map<String, String> settings, Map<String, String> extras) {}

    PaymentWriting(PaymentDesk desk, BankLayout layout, Company company, OutDirectory out, Locale locale) {
        this.desk = desk;
        this.layout = layout;
        this.writer = new PaymentFileWriter(layout);
        this.company = company;
        this.out = out;
        this.locale = locale;
    }

    /** Whether somebody has to look at what a document of this class tells. */
    static boolean findings(ObjectNode told) {
        return !told.get("held").isEmpty() || !told.get("refused").isEmpty();
    }

    /**
     * Lets the lines that can go out into the next file, if there is none yet or {@code next} asks for it, and writes
     * all files there are.
     */
    ObjectNode write(UUID batch, PaymentOrder order, boolean next) {
        BatchSheet before = desk.sheet(batch);
        Map<BoletaId, List<Problem>> misfits = misfits(before);
        if (next || before.files() == 0) {
            PaymentMarks marks =
                    (tenant, boleta) -> misfits.containsKey(boleta) ? Set.of(PayMark.FILE_REFUSES) : Set.of();
            PaymentDesk.once(() -> desk.with(marks).write(order, batch));
        }
        BatchSheet after = desk.sheet(batch);
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("batch", batch.toString());
        told.put("phase", after.batch().phase().name());
        LocalDate payOn = after.batch().content().payOn();
        layout(payOn, told.putObject("layout"));
        ArrayNode files = told.putArray("files");
        ArrayNode refused = told.putArray("refused");
        for (int number = 1; number <= after.files(); number++) {
            PaymentFiles written = written(after, number);
            for (PaymentFile file : written.files()) {
                store(file);
                file(number, file, files.addObject());
            }
            written.refused().forEach(one -> refused(one, refused.addObject()));
        }
        held(after, misfits, told.putArray("held"));
        return told;
    }

    /** What of the next file the layout cannot take; fails where the whole file could not be written. */
    private Map<BoletaId, List<Problem>> misfits(BatchSheet sheet) {
        Map<String, BoletaId> boletas = new LinkedHashMap<>();
        List<Transfer> transfers = new ArrayList<>();
        for (BatchSheet.Line line : sheet.lines()) {
            LineStatus status = line.standing().status();
            Optional<Transfer> transfer =
                    status == LineStatus.PLANNED || status == LineStatus.HELD ? line.transfer() : Optional.empty();
            transfer.ifPresent(one -> {
                transfers.add(one);
                boletas.put(one.reference(), line.boleta().orElseThrow());
            });
        }
        Map<BoletaId, List<Problem>> misfits = new LinkedHashMap<>();
        for (RefusedTransfer refused :
                render(sheet, sheet.files() + 1, transfers).refused()) {
            BoletaId boleta = boletas.get(refused.transfer().reference());
            if (boleta != null) {
                misfits.put(boleta, refused.problems());
            }
        }
        return misfits;
    }

    private PaymentFiles written(BatchSheet sheet, int number) {
        UUID batch = UUID.fromString(sheet.batch().id());
        try {
            return render(sheet, number, desk.payments().transfers(desk.host().tenant(), batch, number));
        } catch (ErasedException e) {
            throw new ProblemException(Texts.BOOK.problem("FILE_ERASED", Place.NOWHERE, Map.of("number", number)), e);
        }
    }

    private PaymentFiles render(BatchSheet sheet, int number, List<Transfer> transfers) {
        TransferBatch batch = new TransferBatch(
                sheet.batch().id() + "-" + number,
                sheet.batch().content().payOn(),
                sheet.payer(),
                company.account(),
                transfers,
                company.settings(),
                extras(sheet));
        return writer.write(batch, PaymentFileWriter.Excess.SPLIT);
    }

    /** Number and day of the boleta stand in every layout that has a place for them. */
    private Map<String, Map<String, String>> extras(BatchSheet sheet) {
        Set<String> names = layout.extras();
        Map<String, Map<String, String>> extras = new LinkedHashMap<>();
        for (BatchSheet.Line line : sheet.lines()) {
            Map<String, String> values = new LinkedHashMap<>();
            line.facts().flatMap(facts -> facts.boleta()).ifPresent(boleta -> {
                values.put("documentNumber", Long.toString(boleta.id().folio()));
                values.put("documentDate", boleta.date().toString());
            });
            values.putAll(company.extras());
            values.keySet().retainAll(names);
            extras.put(line.standing().line().reference(), values);
        }
        return extras;
    }

    private void store(PaymentFile file) {
        store(file.name(), file.bytes());
        store(file.name() + ".control.csv", file.control());
    }

    private void store(String name, byte[] bytes) {
        out.write(name, part -> {
            try {
                Files.write(part, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void layout(LocalDate payOn, ObjectNode json) {
        json.put("id", layout.id());
        json.put("name", layout.name());
        json.put("version", layout.version());
        json.put("copyYear", layout.copyYear());
        json.put("copyIsOld", old(payOn));
        json.put("confidence", layout.confidence().name().toLowerCase(Locale.ROOT));
        ArrayNode notes = json.putArray("notes");
        layout.notes().forEach(notes::add);
    }

    /** A year that cannot be read counts as old. */
    private boolean old(LocalDate payOn) {
        return !layout.copyYear().matches("[0-9]{4}")
                || Integer.parseInt(layout.copyYear()) + OLD_AFTER_YEARS <= payOn.getYear();
    }

    private void file(int number, PaymentFile file, ObjectNode json) {
        json.put("number", number);
        json.put("name", file.name());
        json.put("control", file.name() + ".control.csv");
        json.put("count", file.totals().count());
        json.put("sum", file.totals().sum().pesos());
        json.put("sha256", file.totals().sha256());
        ArrayNode changes = json.putArray("changes");
        file.changes().forEach(change -> {
            ObjectNode entry = changes.addObject();
            entry.put("reference", change.reference());
            entry.put("field", change.field());
            entry.put("before", change.before());
            entry.put("after", change.after());
            entry.put("cut", change.cut());
        });
        ArrayNode warnings = json.putArray("warnings");
        file.warnings().forEach(warning -> warnings.add(Form29Json.problem(warning, locale)));
    }

    private void refused(RefusedTransfer refused, ObjectNode json) {
        json.put("reference", refused.transfer().reference());
        ArrayNode problems = json.putArray("problems");
        refused.problems().forEach(problem -> problems.add(Form29Json.problem(problem, locale)));
    }

    private void held(BatchSheet sheet, Map<BoletaId, List<Problem>> misfits, ArrayNode json) {
        for (BatchSheet.Line line : sheet.lines()) {
            if (line.standing().status() == LineStatus.HELD) {
                ObjectNode entry = json.addObject();
                String name = line.boleta().map(BoletaId::toString).orElse("—");
                entry.put("reference", line.standing().line().reference());
                entry.put("boleta", name);
                ArrayNode reasons = entry.putArray("reasons");
                line.standing().holds().forEach(reason -> reasons.add(PaymentJson.reason(reason, name, locale)));
                ArrayNode problems = entry.putArray("problems");
                line.boleta()
                        .map(boleta -> misfits.getOrDefault(boleta, List.of()))
                        .ifPresent(all -> all.forEach(problem -> problems.add(Form29Json.problem(problem, locale))));
            }
        }
    }
}
