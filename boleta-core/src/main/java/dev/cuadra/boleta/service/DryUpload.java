package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.register.EntryLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores nothing, and remembers what it would have stored. */
final class DryUpload implements Upload {
    private final Optional<RegisterBooks> books;
    private final String name;
    private final Map<BoletaId, LedgerLine> seen = new HashMap<>();
    private ImportCounts counts = ImportCounts.ZERO;

    /**
     * An upload of the file {@code name}.
     *
     * @param books the company's; empty where it has none yet
     */
    DryUpload(Optional<RegisterBooks> books, String name) {
        this.books = books;
        this.name = name;
    }

    @Override
    public RegisterChunk settle(List<EntryLine> chunk, long read, boolean last) {
        RegisterBooks.Held held =
                books.map(known -> known.held(chunk)).orElseGet(() -> new RegisterBooks.Held(Map.of()));
        held.lines().forEach(seen::putIfAbsent);
        RegisterGuard.Found found = books.map(known -> known.look(held, chunk)).orElse(RegisterGuard.Found.NOTHING);
        RegisterChunk settled = new RegisterChunk(name, seen, found, chunk);
        seen.putAll(settled.changed());
        counts = counts.plus(settled.counts());
        return settled;
    }

    @Override
    public long settled() {
        return 0;
    }

    @Override
    public ImportCounts counts() {
        return counts;
    }
}
