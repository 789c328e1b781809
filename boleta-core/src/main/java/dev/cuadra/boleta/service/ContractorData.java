package dev.cuadra.boleta.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.law.KeepingPeriods;
import dev.cuadra.boleta.law.KeepingPeriods.Keeping;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Erased;
import dev.cuadra.runtime.ErasureOrder;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.PersonalData;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.Query;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a tenant holds on a contractor: told, handed out, or erased. Safe for many threads and processes.
 *
 * <p>Erasing takes number, name, contact and account of the person out of everything, for good. Figures, dates and folios
 * of the boletas stay, so that month totals, Form 29 and the journal still hold; the boletas are then known by a random
 * number, see {@link dev.cuadra.boleta.receipt.BoletaId#erased}.
 */
public final class ContractorData {
    /** The zone of Chilean days and times. */
    public static final ZoneId CHILE = ZoneId.of("America/Santiago");

    private static final int PAGE = 1_000;

    private final Vault vault;
    private final PersonalData persons;
    private final KeepingPeriods law;

    /**
     * The contractors in {@code vault}.
     *
     * @param others the types of other cores in the same vault that may be sealed under a contractor's key
     * @param outbox where messages to contractors may wait
     * @param law how long records are kept
     */
    public ContractorData(Vault vault, List<? extends DocumentType<?>> others, Outbox outbox, KeepingPeriods law) {
        this.vault = vault;
        this.law = law;
        List<DocumentType<?>> all = new ArrayList<>(Documents.ALL);
        all.addAll(others);
        this.persons = new PersonalData(vault, all, outbox);
    }

    /** The contractors in {@code vault}, under Chilean law. */
    public ContractorData(Vault vault, Outbox outbox) {
        this(vault, List.of(), outbox, KeepingPeriods.chile());
    }

    /** The types of documents of this core, which a {@link dev.cuadra.runtime.KeyRotation} needs to know. */
    public static List<DocumentType<?>> types() {
        return Documents.ALL;
    }

    /** What is held on a person; nothing when the number is not known. */
    public HeldData held(TenantId tenant, Rut rut) {
        Person person = person(tenant, rut);
        List<BookedBoleta> boletas = person.boletas.values().stream().toList();
        Optional<YearMonth> lastClosed = lastClosed(tenant, person.boletas.keySet());
        Stream<YearMonth> months = Stream.concat(
                boletas.stream()
                        .flatMap(booked -> Stream.concat(Stream.of(booked.date()), booked.paidOn().stream()))
                        .map(YearMonth::from),
                lastClosed.stream());
        return new HeldData(
                person.contractor.isPresent(),
                boletas.size(),
                boletas.stream().map(BookedBoleta::date).max(LocalDate::compareTo),
                lastClosed,
                months.max(YearMonth::compareTo).map(law::of));
    }

    /**
     * Everything that is held on a person, see {@link PersonalData#export}.
     *
     * @throws ProblemException with code {@code PERSON_UNKNOWN} when nothing is
     */
    public ObjectNode export(TenantId tenant, Rut rut) {
        return persons.export(tenant, known(tenant, rut).subjects());
    }

    /**
     * Erases a person. Interrupted anywhere, {@link #resume} finishes it.
     *
     * @throws ProblemException with code {@code PERSON_UNKNOWN} when nothing is held on the number, and
     *     {@code PERSON_KEPT_BY_LAW} when law asks to keep it and the request does not override that; it says until when
     * @source KEEP-1
     */
    public Erased erase(TenantId tenant, ErasureRequest request) {
        Person person = known(tenant, request.contractor());
        HeldData held = held(tenant, request.contractor());
        LocalDate today = LocalDate.ofInstant(vault.now(), CHILE);
        if (held.keptOn(today) && !request.override()) {
            throw new ProblemException(Texts.BOOK.problem(
                    "PERSON_KEPT_BY_LAW",
                    Place.member("rut"),
                    values(request.contractor(), held.keeping().orElseThrow())));
        }
        return persons.erase(
                tenant,
                new ErasureOrder(
                        List.copyOf(person.subjects()),
                        request.by(),
                        request.reason(),
                        circumstances(held, held.keptOn(today))));
    }

    /** Finishes erasures that were cut short. */
    public List<Erased> resume(TenantId tenant) {
        return persons.resume(tenant);
    }

    private static Map<String, ?> values(Rut rut, Keeping keeping) {
        return Map.of(
                "rut", rut.masked(),
                "month", keeping.month(),
                "years", keeping.years(),
                "until", keeping.until(),
                "source", keeping.source());
    }

    /** What the journal is told besides: figures and dates alone. */
    private static Map<String, String> circumstances(HeldData held, boolean overridden) {
        Map<String, String> told = new TreeMap<>();
        told.put("boletas", Integer.toString(held.boletas()));
        held.keeping().ifPresent(keeping -> {
            told.put("last-month", keeping.month().toString());
            told.put("kept-until", keeping.until().toString());
            told.put("law", keeping.source());
            told.put("overridden", Boolean.toString(overridden));
        });
        return told;
    }

    /** Whatever names a number. */
    private record Person(
            Optional<Loaded<Contractor>> contractor, Map<UUID, BookedBoleta> boletas, Set<UUID> subjects) {}

    private Person known(TenantId tenant, Rut rut) {
        Person person = person(tenant, rut);
        if (person.subjects().isEmpty()) {
            throw new ProblemException(
                    Texts.BOOK.problem("PERSON_UNKNOWN", Place.member("rut"), Map.of("rut", rut.masked())));
        }
        return person;
    }

    private Person person(TenantId tenant, Rut rut) {
        Optional<Loaded<Contractor>> contractor =
                vault.findUnique(Documents.CONTRACTORS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, rut)));
        Set<UUID> subjects = new TreeSet<>();
        contractor.ifPresent(loaded -> subjects.add(loaded.subject()));
        Map<UUID, BookedBoleta> boletas = new TreeMap<>();
        vault.all(
                        Documents.BOLETAS,
                        tenant,
                        tokens -> Query.of(Documents.BOLETAS.collection(), "payee")
                                .equalTo(Documents.rut(tokens, rut))
                                .limit(PAGE))
                .forEach(loaded -> {
                    subjects.add(loaded.subject());
                    if (!loaded.erased()) {
                        boletas.put(loaded.id(), loaded.value());
                    }
                });
        return new Person(contractor, boletas, subjects);
    }

    /** The latest closed month that rests on one of {@code boletas}. */
    private Optional<YearMonth> lastClosed(TenantId tenant, Set<UUID> boletas) {
        if (boletas.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> wanted = new HashSet<>(boletas);
        try (Stream<Loaded<StoredClose>> all = vault.scan(Documents.CLOSES, tenant)) {
            return all.map(Loaded::value)
                    .filter(close -> close.boletas().values().stream()
                            .flatMap(List::stream)
                            .anyMatch(wanted::contains))
                    .map(StoredClose::period)
                    .max(YearMonth::compareTo);
        }
    }
}
