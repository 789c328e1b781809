package dev.cuadra.boleta.service;

import dev.cuadra.boleta.asof.KnownBoleta;
import dev.cuadra.boleta.asof.KnownPayment;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.DocumentThen;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.DocumentsThen;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes a payer's boletas of what the journal kept, under the names that the books have for them now. */
final class PastReading {
    private static final int CHUNK = 1_000;

    private final Vault vault;
    private final TenantId tenant;
    private final UUID payer;
    private final Map<UUID, Name> names = new HashMap<>();
    /** A version that stood on several days is read once. */
    private final Map<DocumentThen, BookedBoleta.Figures> figures = new HashMap<>();

    /** Who issued a boleta and is paid, as the books say now. */
    private record Name(BoletaId id, Optional<Rut> payee, String name) {}

    /** Whose a document is. */
    private record Owned(UUID payer) {}

    PastReading(Vault vault, TenantId tenant, UUID payer) {
        this.vault = vault;
        this.tenant = tenant;
        this.payer = payer;
    }

    List<PayerThen> of(List<DocumentsThen> moments) {
        moments.forEach(this::refuseForgotten);
        Set<UUID> boletas = new TreeSet<>();
        moments.forEach(then -> boletas(then).forEach(document -> boletas.add(document.id())));
        name(List.copyOf(boletas));
        return moments.stream().map(this::payer).toList();
    }

    private List<DocumentThen> own(DocumentsThen then, DocumentType<?> type) {
        return then.all(type).stream()
                .filter(document -> document.remembered()
                        && document.plain(Owned.class).payer().equals(payer))
                .toList();
    }

    private List<DocumentThen> boletas(DocumentsThen then) {
        return then.all(Documents.BOLETAS).stream()
                .filter(document ->
                        document.remembered() && figures(document).payer().equals(payer))
                .toList();
    }

    private BookedBoleta.Figures figures(DocumentThen document) {
        return figures.computeIfAbsent(document, one -> one.plain(BookedBoleta.Figures.class));
    }

    private PayerThen payer(DocumentsThen then) {
        Map<UUID, List<KnownPayment>> payments = payments(then);
        List<KnownBoleta> boletas = new ArrayList<>();
        for (DocumentThen document : boletas(then)) {
            boletas.add(new KnownBoleta(
                    document.id(),
                    line(document.id(), figures(document)),
                    payments.getOrDefault(document.id(), List.of()),
                    document.writtenAt()));
        }
        return new PayerThen(
                then.at(),
                boletas,
                own(then, Documents.CLOSES).stream()
                        .map(document -> document.plain(StoredClose.class))
                        .toList(),
                own(then, Documents.FILINGS).stream()
                        .map(document -> document.plain(StoredFiling.class))
                        .toList());
    }

    private LedgerLine line(UUID document, BookedBoleta.Figures figures) {
        Name name = name(document, figures);
        LedgerLine nameless = figures.line(document);
        return new LedgerLine(nameless.boleta().named(name.id()), name.payee(), name.name(), figures.decision());
    }

    /** A boleta that the books hold no more is without a name: what names it was never kept. */
    private Name name(UUID document, BookedBoleta.Figures figures) {
        return Optional.ofNullable(names.get(document))
                .orElseGet(() -> new Name(BoletaId.erased(document, figures.folio()), Optional.empty(), ""));
    }

    private void name(List<UUID> boletas) {
        for (int from = 0; from < boletas.size(); from += CHUNK) {
            List<UUID> chunk = boletas.subList(from, Math.min(boletas.size(), from + CHUNK));
            vault.findAll(Documents.BOLETAS, tenant, chunk).forEach((id, loaded) -> {
                LedgerLine line = BoletaBooks.line(loaded);
                names.put(id, new Name(line.boleta().id(), line.payee(), line.name()));
            });
        }
    }

    /** By the boletas that they are of, each with its return if it was known by then. */
    private Map<UUID, List<KnownPayment>> payments(DocumentsThen then) {
        Map<UUID, StoredPayment.Figures> all = new LinkedHashMap<>();
        own(then, Documents.PAYMENTS)
                .forEach(document -> all.put(document.id(), document.plain(StoredPayment.Figures.class)));
        Map<UUID, Optional<LocalDate>> returned = new HashMap<>();
        all.values()
                .forEach(payment ->
                        payment.reverses().ifPresent(original -> returned.put(original, payment.returnedOn())));
        Map<UUID, List<KnownPayment>> byBoleta = new HashMap<>();
        all.forEach((id, payment) -> then.find(Documents.BOLETAS, payment.boleta())
                .filter(boleta -> payment.reverses().isEmpty())
                .ifPresent(boleta -> byBoleta.computeIfAbsent(payment.boleta(), any -> new ArrayList<>())
                        .add(new KnownPayment(
                                id,
                                new RetainedPart(
                                        name(boleta.id(), figures(boleta)).id(),
                                        payment.paidOn(),
                                        payment.part(),
                                        returned.getOrDefault(id, Optional.empty()))))));
        return byBoleta;
    }

    /** What was written by a release that kept no figures, and has changed since, is gone. */
    private void refuseForgotten(DocumentsThen then) {
        for (DocumentType<?> type : PayerThen.TYPES) {
            Set<UUID> forgotten = then.stream(type)
                    .filter(document -> !document.remembered())
                    .map(DocumentThen::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            Map<UUID, ? extends Loaded<?>> now = vault.findAll(type, tenant, forgotten);
            forgotten.removeIf(id -> Optional.ofNullable(now.get(id))
                    .filter(loaded -> !loaded.plain(Owned.class).payer().equals(payer))
                    .isPresent());
            if (!forgotten.isEmpty()) {
                throw new ProblemException(Texts.BOOK.problem(
                        "AS_OF_NOT_REMEMBERED",
                        Place.NOWHERE,
                        Map.of(
                                "count",
                                forgotten.size(),
                                "day",
                                LocalDate.ofInstant(then.at(), ContractorData.CHILE))));
            }
        }
    }
}
