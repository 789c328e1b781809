package dev.cuadra.boleta.service;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.contractor.FieldChange;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.boleta.rut.RutWarning;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A tenant's contractors one by one: changed with a history, taken out of use, merged. Safe for many threads and
 * processes.
 *
 * @source ONB-4, ONB-5
 */
public final class Contractors {
    private static final int PERSISTENCE = 5;
    private static final int PAGE = 1_000;
    /** Who asked, where a caller does not say. */
    private static final String UNSAID = "-";

    private final Vault vault;

    /** The contractors in {@code vault}. */
    public Contractors(Vault vault) {
        this.vault = vault;
    }

    /** The contractor with a number, unless there is none or the person was erased. */
    public Optional<Contractor> find(TenantId tenant, Rut rut) {
        return loaded(tenant, rut).map(Loaded::value);
    }

    /**
     * Stores a contractor as it is given, and what that changes in the history. The same again changes nothing.
     *
     * @param by who asks for it
     * @return what changed; everything that is known of a new one
     * @throws StaleVersionException when other writers got in between again and again
     */
    public List<FieldChange> save(TenantId tenant, Contractor contractor, String by) {
        return save(tenant, contractor, by, Optional.empty());
    }

    /**
     * Stores a contractor and says why, as the other {@code save}.
     *
     * @param why why, for the history
     */
    public List<FieldChange> save(TenantId tenant, Contractor contractor, String by, Optional<String> why) {
        return Vault.again(PERSISTENCE, () -> {
            Optional<Loaded<Contractor>> found = found(tenant, contractor.rut());
            Optional<Loaded<Contractor>> known = found.filter(who -> !who.erased());
            List<FieldChange> changes = known.map(before -> FieldChange.between(before.value(), contractor))
                    .orElseGet(() -> FieldChange.of(contractor));
            if (changes.isEmpty()) {
                return changes;
            }
            Work work = vault.begin(tenant, "save-contractor");
            UUID id = known.map(Loaded::id).orElseGet(vault::newId);
            // Whose erasure was cut short is still found by the number; who is saved now is somebody new.
            found.filter(Loaded::erased).ifPresent(work::erase);
            known.ifPresentOrElse(
                    before -> work.update(before, contractor),
                    () -> work.create(Documents.CONTRACTORS, id, id, contractor));
            work.create(
                    Documents.CONTRACTOR_CHANGES,
                    known.map(Loaded::subject).orElse(id),
                    new ContractorChange(id, vault.now(), by, why, changes));
            work.commit();
            return changes;
        });
    }

    /** What changed in a contractor, the earliest first; nothing of an erased one. */
    public List<ContractorChange> history(TenantId tenant, Rut rut) {
        return loaded(tenant, rut)
                .map(who -> Query.of(Documents.CONTRACTOR_CHANGES.collection(), "contractor")
                        .equalTo(Documents.payer(who.id()))
                        .limit(PAGE))
                .map(query -> vault.all(Documents.CONTRACTOR_CHANGES, tenant, query)
                        .filter(change -> !change.erased())
                        .map(Loaded::value)
                        .sorted(Comparator.comparing(ContractorChange::at))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Takes a contractor out of use: from {@code day} on there are no new payments. Old months are as they were.
     *
     * @throws ProblemException with code {@code PERSON_UNKNOWN}
     */
    public void deactivate(TenantId tenant, Rut rut, LocalDate day) {
        deactivate(tenant, rut, day, UNSAID, Optional.empty());
    }

    /**
     * Takes a contractor out of use as the other {@code deactivate}, and says who asked for it and why. The same day again
     * changes nothing.
     *
     * @throws ProblemException with code {@code PERSON_UNKNOWN}
     */
    public void deactivate(TenantId tenant, Rut rut, LocalDate day, String by, Optional<String> why) {
        Vault.again(PERSISTENCE, () -> {
            Loaded<Contractor> who = known(tenant, rut);
            Optional<Loaded<Inactivity>> inactive = inactivity(tenant, who.id());
            Optional<LocalDate> was = inactive.map(Loaded::value).map(Inactivity::from);
            if (!was.equals(Optional.of(day))) {
                Work work = vault.begin(tenant, "deactivate-contractor");
                // Written though it says the same: a payment file that is being written sees it.
                work.update(who, who.value());
                Inactivity now = new Inactivity(who.id(), day);
                inactive.ifPresentOrElse(
                        before -> work.update(before, now),
                        () -> work.create(Documents.INACTIVITIES, vault.newId(), Vault.TENANT_SUBJECT, now));
                tell(work, who, by, why, was, Optional.of(day));
                work.commit();
            }
            return day;
        });
    }

    /** From which day on a contractor is out of use; empty when in use, or not known. */
    public Optional<LocalDate> inactiveFrom(TenantId tenant, Rut rut) {
        return loaded(tenant, rut)
                .flatMap(who -> inactivity(tenant, who.id()))
                .map(Loaded::value)
                .map(Inactivity::from);
    }

    private void tell(
            Work work,
            Loaded<Contractor> who,
            String by,
            Optional<String> why,
            Optional<LocalDate> was,
            Optional<LocalDate> is) {
        FieldChange change = new FieldChange("inactiveFrom", was.map(Object::toString), is.map(Object::toString));
        work.create(
                Documents.CONTRACTOR_CHANGES,
                who.subject(),
                new ContractorChange(who.id(), vault.now(), by, why, List.of(change)));
    }

    /** Takes a contractor back into use; harmless when it is. */
    public void reactivate(TenantId tenant, Rut rut) {
        reactivate(tenant, rut, UNSAID, Optional.empty());
    }

    /** Takes a contractor back into use, and says who asked for it and why; harmless when it is. */
    public void reactivate(TenantId tenant, Rut rut, String by, Optional<String> why) {
        Vault.again(PERSISTENCE, () -> {
            Loaded<Contractor> who = known(tenant, rut);
            Optional<Loaded<Inactivity>> inactive = inactivity(tenant, who.id());
            if (inactive.isPresent()) {
                Work work = vault.begin(tenant, "reactivate-contractor");
                work.delete(inactive.get());
                tell(work, who, by, why, Optional.of(inactive.get().value().from()), Optional.empty());
                work.commit();
            }
            return who.id();
        });
    }

    /**
     * Why a contractor is not to be paid on {@code day}; empty when nothing here stands against it.
     *
     * @throws ProblemException with code {@code PERSON_UNKNOWN}
     */
    public Optional<Problem> notPayable(TenantId tenant, Rut rut, LocalDate day) {
        return inactivity(tenant, known(tenant, rut).id())
                .map(Loaded::value)
                .filter(inactive -> !day.isBefore(inactive.from()))
                .map(inactive -> Texts.BOOK.problem(
                        "CONTRACTOR_INACTIVE",
                        Place.member("rut"),
                        Map.of("rut", rut.masked(), "from", inactive.from())));
    }

    /**
     * Makes two documents of one person one: what {@code kept} leaves open is taken from the other, whose boletas follow.
     * Two numbers are two people, so the other has to be a placeholder: one that stands for nobody, or one digit
     * repeated.
     *
     * @return how many boletas followed
     * @throws ProblemException with code {@code MERGE_TWO_PEOPLE}, {@code MERGE_FOLIO} when both have a boleta with one
     *     folio, or {@code PERSON_UNKNOWN}; nothing is changed then
     */
    public int merge(TenantId tenant, Rut kept, Rut placeholder, String by) {
        return merge(tenant, kept, placeholder, by, Optional.empty());
    }

    /** Makes two documents one as the other {@code merge}, and says why. */
    public int merge(TenantId tenant, Rut kept, Rut placeholder, String by, Optional<String> why) {
        if (kept.equals(placeholder) || !isPlaceholder(placeholder) || isPlaceholder(kept)) {
            throw new ProblemException(Texts.BOOK.problem(
                    "MERGE_TWO_PEOPLE",
                    Place.member("rut"),
                    Map.of("rut", kept.masked(), "other", placeholder.masked())));
        }
        return Vault.again(PERSISTENCE, () -> mergeOnce(tenant, kept, placeholder, by, why));
    }

    private int mergeOnce(TenantId tenant, Rut kept, Rut placeholder, String by, Optional<String> why) {
        Loaded<Contractor> keeper = known(tenant, kept);
        Loaded<Contractor> other = known(tenant, placeholder);
        Contractor merged = merged(keeper.value(), other.value());
        Work work = vault.begin(tenant, "merge-contractors");
        List<Loaded<BookedBoleta>> boletas = boletas(tenant, placeholder);
        for (Loaded<BookedBoleta> loaded : boletas) {
            BookedBoleta renamed = renamed(loaded.value(), kept);
            if (!renamed.id().equals(loaded.value().id())) {
                free(tenant, work, renamed);
            }
            work.update(loaded, renamed);
        }
        if (merged.equals(keeper.value())) {
            work.require(keeper);
        } else {
            work.update(keeper, merged);
        }
        work.delete(other);
        inactivity(tenant, other.id()).ifPresent(work::delete);
        vault.find(Documents.ONBOARDINGS, tenant, other.id()).ifPresent(work::delete);
        List<FieldChange> changes = new ArrayList<>(FieldChange.between(keeper.value(), merged));
        changes.add(new FieldChange("merged", Optional.of(placeholder.toString()), Optional.of(kept.toString())));
        work.create(
                Documents.CONTRACTOR_CHANGES,
                keeper.subject(),
                new ContractorChange(keeper.id(), vault.now(), by, why, changes));
        work.commit();
        return boletas.size();
    }

    /** Sees that no other boleta goes by that name: one whose issuer's erasure was cut short gives it up. */
    private void free(TenantId tenant, Work work, BookedBoleta renamed) {
        Optional<Loaded<BookedBoleta>> taken = vault.findUnique(
                Documents.BOLETAS, tenant, "id", tokens -> Documents.id(tokens, renamed.payer(), renamed.id()));
        if (taken.filter(other -> !other.erased()).isPresent()) {
            throw new ProblemException(
                    Texts.BOOK.problem("MERGE_FOLIO", Place.member("rut"), Map.of("folio", renamed.folio())));
        }
        taken.ifPresent(work::erase);
    }

    private static boolean isPlaceholder(Rut rut) {
        return RutReading.of(rut.toString()).warnings().stream()
                .anyMatch(warning -> warning == RutWarning.GENERIC || warning == RutWarning.REPEATED_DIGIT);
    }

    private static Contractor merged(Contractor keeper, Contractor other) {
        return new Contractor(
                keeper.rut(),
                keeper.name(),
                keeper.mail().or(other::mail),
                keeper.phone().or(other::phone),
                keeper.bank().or(other::bank),
                keeper.accountType().or(other::accountType),
                keeper.account().or(other::account),
                keeper.retainer().or(other::retainer),
                keeper.director().or(other::director),
                keeper.loan().or(other::loan));
    }

    private static BookedBoleta renamed(BookedBoleta booked, Rut kept) {
        return new BookedBoleta(
                booked.payer(),
                booked.concept() == Concept.BTE ? booked.issuer() : kept,
                booked.folio(),
                kept,
                booked.name(),
                booked.concept(),
                booked.date(),
                booked.paidOn(),
                booked.state(),
                booked.gross(),
                booked.retainer(),
                booked.retained(),
                booked.loanRetained(),
                booked.decision());
    }

    private List<Loaded<BookedBoleta>> boletas(TenantId tenant, Rut payee) {
        return vault.all(
                        Documents.BOLETAS,
                        tenant,
                        tokens -> Query.of(Documents.BOLETAS.collection(), "payee")
                                .equalTo(Documents.rut(tokens, payee))
                                .limit(PAGE))
                .filter(loaded -> !loaded.erased())
                .toList();
    }

    /** Those of {@code wanted} who are registered, and were not erased. */
    static Map<Rut, Loaded<Contractor>> named(Vault vault, TenantId tenant, Collection<Rut> wanted) {
        Map<Rut, Loaded<Contractor>> found = vault.findAllUnique(
                Documents.CONTRACTORS, tenant, "rut", wanted, (rut, tokens) -> List.of(Documents.rut(tokens, rut)));
        found.values().removeIf(Loaded::erased);
        return found;
    }

    private Optional<Loaded<Contractor>> loaded(TenantId tenant, Rut rut) {
        return found(tenant, rut).filter(who -> !who.erased());
    }

    private Optional<Loaded<Contractor>> found(TenantId tenant, Rut rut) {
        return vault.findUnique(Documents.CONTRACTORS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, rut)));
    }

    private Loaded<Contractor> known(TenantId tenant, Rut rut) {
        return loaded(tenant, rut)
                .orElseThrow(() -> new ProblemException(
                        Texts.BOOK.problem("PERSON_UNKNOWN", Place.member("rut"), Map.of("rut", rut.masked()))));
    }

    private Optional<Loaded<Inactivity>> inactivity(TenantId tenant, UUID contractor) {
        return vault.findUnique(
                Documents.INACTIVITIES, tenant, "contractor", tokens -> List.of(Documents.payer(contractor)));
    }
}
