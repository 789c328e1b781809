package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.register.Duplicates;
import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Some lines beside what the books hold of the same boletas, and what becomes of each. */
final class RegisterChunk {
    /** A line and why it is rejected. */
    record Rejected(EntryLine line, List<Problem> problems) {}

    private final String source;
    private final Map<BoletaId, LedgerLine> books;
    private final RegisterGuard.Found guarded;
    private final Map<BoletaId, LedgerLine> changed = new LinkedHashMap<>();
    private final List<EntryLine> accepted = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private long created;
    private long updated;
    private long unchanged;

    RegisterChunk(String source, Map<BoletaId, LedgerLine> books, RegisterGuard.Found guarded, List<EntryLine> lines) {
        this.source = source;
        this.guarded = guarded;
        this.books = new LinkedHashMap<>(books);
        lines.forEach(this::settle);
    }

    /** The boletas that some lines are about. */
    static List<BoletaId> ids(List<EntryLine> lines) {
        return lines.stream()
                .flatMap(line -> line.entry().stream())
                .map(line -> line.boleta().id())
                .distinct()
                .toList();
    }

    private void settle(EntryLine line) {
        if (line.entry().isEmpty()) {
            rejected.add(new Rejected(line, line.problems()));
            return;
        }
        LedgerLine fresh = line.entry().get();
        BoletaId id = fresh.boleta().id();
        LedgerLine known = books.get(id);
        if (known == null && guarded.ofErased().contains(id) && line.reason().isEmpty()) {
            // Registered again it would count twice: a person says that it is another one.
            rejected.add(new Rejected(line, List.of(problem("REGISTER_OF_ERASED", id, line.line(), Map.of()))));
            return;
        }
        if (known == null) {
            created++;
            write(id, fresh);
        } else {
            List<Duplicates.Part> parts = Duplicates.differences(known.boleta(), fresh.boleta());
            if (!parts.isEmpty()) {
                String names = parts.stream().map(Enum::name).collect(Collectors.joining(", "));
                rejected.add(new Rejected(
                        line, List.of(problem("REGISTER_DIFFERS", id, line.line(), Map.of("parts", names)))));
                return;
            }
            Optional<LocalDate> day = fresh.boleta().paidOn();
            if (day.isPresent()
                    && known.boleta().paidOn().isEmpty()
                    && guarded.paidHere().contains(id)) {
                rejected.add(new Rejected(
                        line, List.of(problem("REGISTER_PAID_HERE", id, line.line(), Map.of("paidOn", day.get())))));
                return;
            }
            complete(id, known, fresh.boleta());
        }
        accepted.add(line);
    }

    private void complete(BoletaId id, LedgerLine known, Boleta fresh) {
        if (known.boleta().paidOn().isEmpty() && fresh.paidOn().isPresent()) {
            updated++;
            write(id, known.with(known.boleta().paidOn(fresh.paidOn().get())));
        } else {
            unchanged++;
        }
    }

    private void write(BoletaId id, LedgerLine line) {
        books.put(id, line);
        changed.put(id, line);
    }

    private Problem problem(String code, BoletaId boleta, long line, Map<String, ?> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("boleta", boleta.masked());
        return Texts.BOOK.problem(code, Place.in(source).atLine(line), values);
    }

    /** What has to be written, by boleta. */
    Map<BoletaId, LedgerLine> changed() {
        return changed;
    }

    List<Rejected> rejected() {
        return rejected;
    }

    /** Lines that are accepted and carry notices. */
    List<EntryLine> noticed() {
        return accepted.stream().filter(line -> !line.notices().isEmpty()).toList();
    }

    /** Why differences are accepted, by the line: the journal names nobody. */
    Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        accepted.forEach(line -> line.reason()
                .filter(reason ->
                        changed.containsKey(line.entry().orElseThrow().boleta().id()))
                .ifPresent(reason -> reasons.put("line-" + line.line(), reason)));
        return reasons;
    }

    ImportCounts counts() {
        return new ImportCounts(created, updated, unchanged, rejected.size());
    }
}
