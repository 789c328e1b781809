package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Text;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes payment files. A transfer that does not fit is refused with its reasons and never shortened where that would
 * send money elsewhere: account, document and mail address are written whole or not at all. Stateless, safe for many
 * threads.
 *
 * @source BANK-7 for the texts, BANK-11 for the limits, BANK-1 for closed banks
 */
public final class PaymentFileWriter {
    /** What happens when a batch has more transfers than a file takes. */
    public enum Excess {
        /** Nothing is written. */
        REFUSE,
        /** Several files are written. */
        SPLIT
    }

    private final BankLayout layout;
    private final BankBook banks;

    /** A writer of {@code layout} that knows {@code banks}. */
    public PaymentFileWriter(BankLayout layout, BankBook banks) {
        this.layout = layout;
        this.banks = banks;
    }

    /** A writer of {@code layout} with the list of banks that ships with this library. */
    public PaymentFileWriter(BankLayout layout) {
        this(layout, BankBook.shipped());
    }

    /**
     * Writes what can be written of {@code batch}. No file where every transfer is refused.
     *
     * @throws ProblemException with code {@code BANK_SETTING_MISSING}; with {@code FILE_TOO_MANY} when there are more transfers than a file takes and they
     *     are not to be split; with the code of a field when what the whole file says does not fit, such as a total
     */
    public PaymentFiles write(TransferBatch batch, Excess excess) {
        requireSettings(batch);
        List<Transfer> sound = new ArrayList<>();
        List<RefusedTransfer> refused = new ArrayList<>();
        for (Transfer transfer : batch.transfers()) {
            List<Problem> problems = problems(batch, transfer);
            if (problems.isEmpty()) {
                sound.add(transfer);
            } else {
                refused.add(new RefusedTransfer(transfer, problems));
            }
        }
        int most = layout.mostTransfers().orElse(Integer.MAX_VALUE);
        if (sound.size() > most && excess == Excess.REFUSE) {
            throw new ProblemException(Texts.BOOK.problem(
                    "FILE_TOO_MANY",
                    Place.in(batch.id()),
                    Map.of("count", sound.size(), "max", most, "layout", layout.name())));
        }
        List<PaymentFile> files = new ArrayList<>();
        for (int from = 0; from < sound.size(); from += Math.min(most, sound.size() - from)) {
            List<Transfer> part = sound.subList(from, from + Math.min(most, sound.size() - from));
            files.add(file(batch, part, sound.size() > most ? "-" + (files.size() + 1) : ""));
        }
        return new PaymentFiles(files, refused);
    }

    private void requireSettings(TransferBatch batch) {
        layout.requiredSettings().stream()
                .filter(name -> batch.settings().getOrDefault(name, "").isBlank())
                .findFirst()
                .ifPresent(name -> {
                    throw new ProblemException(Texts.BOOK.problem(
                            "BANK_SETTING_MISSING",
                            Place.in(batch.id()).atColumn(name),
                            Map.of("layout", layout.name(), "setting", name)));
                });
    }

    private List<Problem> problems(TransferBatch batch, Transfer transfer) {
        Place where = Place.in(transfer.reference());
        List<Problem> problems = new ArrayList<>();
        banks.refusal(transfer.account().bank(), where).ifPresent(problems::add);
        layout.limits().stream()
                .filter(limit -> !limit.warns() && limit.exceededBy(transfer, layout.bank()))
                .map(limit -> overLimit("TRANSFER_LIMIT", limit, where))
                .forEach(problems::add);
        LineContext line = LineContext.alone(banks, batch, transfer);
        FieldWriter fields = new FieldWriter(layout, line);
        for (LayoutRecord record : layout.records(LayoutRecord.Per.TRANSFER)) {
            if (record.writtenFor(line)) {
                fields.line(record);
            }
        }
        // Several records hold the same field; once is enough to say that it does not fit.
        problems.addAll(new LinkedHashSet<>(fields.problems()));
        return problems;
    }

    private static Problem overLimit(String code, AmountLimit limit, Place where) {
        return Texts.BOOK.problem(
                code, where, Map.of("limit", limit.most(), "confidence", confidence(limit.confidence())));
    }

    private static Text confidence(Confidence confidence) {
        return Texts.BOOK.text("BANK_CONFIDENCE_" + confidence, Map.of());
    }

    private PaymentFile file(TransferBatch batch, List<Transfer> transfers, String part) {
        LineContext whole = context(batch, transfers);
        FileBody body = new FileBody(layout);
        Set<Problem> warnings = new LinkedHashSet<>(warnings(transfers));
        List<TextChange> changes = new ArrayList<>();
        write(layout.records(LayoutRecord.Per.HEADER), whole, body, warnings, changes);
        for (int i = 0; i < transfers.size(); i++) {
            LineContext line = whole.with(transfers.get(i), i + 1);
            write(layout.records(LayoutRecord.Per.TRANSFER), line, body, warnings, changes);
        }
        write(layout.records(LayoutRecord.Per.TRAILER), whole, body, warnings, changes);
        byte[] bytes = body.bytes();
        return new PaymentFile(
                batch.id(),
                layout.toString(),
                name(batch, part),
                bytes,
                transfers.stream().map(Transfer::reference).toList(),
                new ControlTotals(transfers.size(), whole.sum(), sha256(bytes)),
                changes,
                List.copyOf(warnings));
    }

    private void write(
            List<LayoutRecord> records,
            LineContext line,
            FileBody body,
            Set<Problem> warnings,
            List<TextChange> changes) {
        for (LayoutRecord record : records) {
            if (record.writtenFor(line)) {
                FieldWriter fields = new FieldWriter(layout, line);
                List<String> contents = fields.line(record);
                if (!fields.problems().isEmpty()) {
                    throw new ProblemException(fields.problems().get(0));
                }
                body.line(record, contents);
                warnings.addAll(fields.warnings());
                changes.addAll(fields.changes());
            }
        }
    }

    private LineContext context(TransferBatch batch, List<Transfer> transfers) {
        Map<String, Integer> counts = new HashMap<>();
        int lines = layout.records(LayoutRecord.Per.HEADER).size()
                + layout.records(LayoutRecord.Per.TRAILER).size();
        for (Transfer transfer : transfers) {
            LineContext line = LineContext.alone(banks, batch, transfer);
            for (LayoutRecord record : layout.records(LayoutRecord.Per.TRANSFER)) {
                if (record.writtenFor(line)) {
                    counts.merge(record.id(), 1, Integer::sum);
                    lines++;
                }
            }
        }
        Clp sum = Clp.sum(transfers.stream().map(Transfer::amount).toList());
        return new LineContext(banks, batch, Optional.empty(), 0, sum, transfers.size(), lines, Map.copyOf(counts));
    }

    private List<Problem> warnings(List<Transfer> transfers) {
        List<Problem> warnings = new ArrayList<>();
        if (layout.confidence() != Confidence.CERTAIN) {
            warnings.add(Texts.BOOK.problem(
                    "LAYOUT_TO_TRY",
                    Place.in(layout.id()),
                    Map.of("layout", layout.name(), "confidence", confidence(layout.confidence()))));
        }
        for (Transfer transfer : transfers) {
            Place where = Place.in(transfer.reference());
            layout.limits().stream()
                    .filter(limit -> limit.warns() && limit.exceededBy(transfer, layout.bank()))
                    .forEach(limit -> warnings.add(overLimit("TRANSFER_LIMIT_OLD", limit, where)));
            banks.find(transfer.account().bank()).ifPresent(bank -> warnings.addAll(warnings(bank, where)));
        }
        return warnings;
    }

    private List<Problem> warnings(Bank bank, Place where) {
        List<Problem> warnings = new ArrayList<>();
        Map<String, ?> values = Map.of("code", bank.code(), "name", bank.name());
        if (bank.confidence() == Confidence.UNVERIFIED) {
            warnings.add(Texts.BOOK.problem("BANK_UNVERIFIED", where, values));
        }
        boolean byRut = layout.records(LayoutRecord.Per.TRANSFER).stream()
                .flatMap(record -> record.fields().stream())
                .anyMatch(field -> field.source().text().startsWith("bank.rut."));
        if (byRut && bank.rutConfidence() == Confidence.UNVERIFIED) {
            warnings.add(Texts.BOOK.problem("BANK_RUT_UNVERIFIED", where, values));
        }
        return warnings;
    }

    private String name(TransferBatch batch, String part) {
        String name = layout.shape().fileName().replace("{batch}", batch.id());
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + part + name.substring(dot);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
