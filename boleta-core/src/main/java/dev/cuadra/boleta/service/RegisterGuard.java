package dev.cuadra.boleta.service;

import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks, for lines that are to be registered, at what the books hold under no name or know from payments. For one run:
 * each day of the books is read once.
 *
 * @source REG-4, PAYM-7
 */
final class RegisterGuard {
    private final Vault vault;
    private final TenantId tenant;
    private final BoletaDays days;
    private final Set<LocalDate> read = new HashSet<>();
    private final Set<Nameless> nameless = new HashSet<>();

    RegisterGuard(Vault vault, TenantId tenant, UUID company) {
        this.vault = vault;
        this.tenant = tenant;
        this.days = new BoletaDays(vault, tenant, company);
    }

    /** What of a boleta outlives its issuer. */
    private record Nameless(long folio, LocalDate date, long gross) {
        static Nameless of(Boleta boleta) {
            return new Nameless(
                    boleta.id().folio(), boleta.date(), boleta.gross().pesos());
        }
    }

    /**
     * What stands against lines.
     *
     * @param ofErased new ones that are like a boleta of somebody who was erased
     * @param paidHere known ones whose payments are stored
     */
    record Found(Set<BoletaId> ofErased, Set<BoletaId> paidHere) {
        static final Found NOTHING = new Found(Set.of(), Set.of());
    }

    Found look(Map<BoletaId, Loaded<BookedBoleta>> stored, List<EntryLine> lines) {
        Map<BoletaId, Boleta> fresh = new HashMap<>();
        Map<UUID, BoletaId> dated = new HashMap<>();
        lines.stream()
                .flatMap(line -> line.entry().stream())
                .map(line -> line.boleta())
                .forEach(boleta -> {
                    Loaded<BookedBoleta> known = stored.get(boleta.id());
                    if (known == null) {
                        fresh.put(boleta.id(), boleta);
                    } else if (boleta.paidOn().isPresent()
                            && known.value().paidOn().isEmpty()) {
                        dated.put(known.id(), boleta.id());
                    }
                });
        fresh.values().stream().map(Boleta::date).filter(read::add).forEach(this::read);
        Set<BoletaId> ofErased = nameless.isEmpty()
                ? Set.of()
                : fresh.values().stream()
                        .filter(boleta -> nameless.contains(Nameless.of(boleta)))
                        .map(Boleta::id)
                        .collect(Collectors.toSet());
        return new Found(ofErased, paid(dated));
    }

    private Set<BoletaId> paid(Map<UUID, BoletaId> dated) {
        Set<BoletaId> paid = new HashSet<>();
        if (!dated.isEmpty()) {
            vault.findAll(Documents.PAY_STATES, tenant, dated.keySet()).forEach((id, state) -> {
                if (!state.value().paid().gross().isZero()) {
                    Optional.ofNullable(dated.get(id)).ifPresent(paid::add);
                }
            });
        }
        return paid;
    }

    private void read(LocalDate day) {
        days.dated(day, day)
                .filter(Loaded::erased)
                .map(loaded -> BoletaBooks.line(loaded).boleta())
                .map(Nameless::of)
                .forEach(nameless::add);
    }
}
