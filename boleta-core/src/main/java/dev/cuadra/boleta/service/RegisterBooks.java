package dev.cuadra.boleta.service;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A company's books beside lines that are to be registered: what they hold of them, and how that is stored. For one run. */
final class RegisterBooks {
    private final Vault vault;
    private final TenantId tenant;
    private final UUID company;
    private final RegisterGuard guard;

    RegisterBooks(Vault vault, TenantId tenant, UUID company) {
        this.vault = vault;
        this.tenant = tenant;
        this.company = company;
        this.guard = new RegisterGuard(vault, tenant, company);
    }

    TenantId tenant() {
        return tenant;
    }

    UUID company() {
        return company;
    }

    /**
     * What goes by the names of some lines.
     *
     * @param boletas boletas, those of people whose erasure was cut short among them
     */
    record Held(Map<BoletaId, Loaded<BookedBoleta>> boletas) {
        /** Those that anybody may still know by their names. */
        Map<BoletaId, Loaded<BookedBoleta>> known() {
            Map<BoletaId, Loaded<BookedBoleta>> known = new HashMap<>(boletas);
            known.values().removeIf(Loaded::erased);
            return known;
        }

        Map<BoletaId, LedgerLine> lines() {
            Map<BoletaId, LedgerLine> lines = new HashMap<>();
            known().forEach((id, loaded) -> lines.put(id, loaded.value().line()));
            return lines;
        }
    }

    Held held(List<EntryLine> lines) {
        return new Held(vault.findAllUnique(
                Documents.BOLETAS,
                tenant,
                "id",
                RegisterChunk.ids(lines),
                (id, tokens) -> Documents.id(tokens, company, id)));
    }

    /** What stands against lines. */
    RegisterGuard.Found look(Held held, List<EntryLine> lines) {
        return guard.look(held.known(), lines);
    }

    /** What becomes of lines. */
    RegisterChunk settle(String source, Held held, List<EntryLine> lines) {
        return new RegisterChunk(source, held.lines(), look(held, lines), lines);
    }

    void write(Work work, Held held, RegisterChunk chunk) {
        Set<Rut> payees = chunk.changed().values().stream()
                .flatMap(line -> line.payee().stream())
                .collect(Collectors.toSet());
        Map<Rut, Loaded<Contractor>> registered = Contractors.named(vault, tenant, payees);
        Map<BoletaId, Loaded<BookedBoleta>> known = held.known();
        chunk.changed().forEach((id, line) -> {
            BookedBoleta now = BookedBoleta.of(company, line);
            Loaded<BookedBoleta> before = known.get(id);
            if (before == null) {
                Optional.ofNullable(held.boletas().get(id)).ifPresent(work::erase);
                create(work, now, registered);
            } else {
                work.update(before, now);
            }
        });
        if (!chunk.reasons().isEmpty()) {
            work.note("accepted", chunk.reasons());
        }
    }

    /** Sealed under the contractor's own key, so that erasing the person reaches the boletas too. */
    private void create(Work work, BookedBoleta now, Map<Rut, Loaded<Contractor>> registered) {
        UUID document = vault.newId();
        UUID subject =
                Optional.ofNullable(registered.get(now.payee())).map(Loaded::id).orElse(document);
        work.create(Documents.BOLETAS, document, subject, now);
    }
}
