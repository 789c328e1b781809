package dev.cuadra.onboarding.alert.service;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Attestations, approvals and waivers of tenants, which later evaluations use. Entries are only ever added: a later word
 * counts instead of an earlier one, and none is known before the instant at which it was recorded. Who has no right to
 * attest, approve or waive is stored all the same: the evaluation says that it does not count. Every entry is journalled
 * with who, as what and why. Safe for many threads and processes.
 *
 * @source ALERT-8
 */
public final class GateBook {
    private final Vault vault;
    private final WatchBooks books;

    /** The book in {@code vault}. */
    public GateBook(Vault vault) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.books = new WatchBooks(vault);
    }

    /**
     * Somebody stands for {@code metric} being so, or not.
     *
     * @param definition the id of the definition
     * @param evidence where the evidence is; may be empty
     * @param expires from when it holds no more
     */
    public BookEntry attest(
            TenantId tenant,
            String definition,
            String metric,
            boolean yes,
            String evidence,
            Optional<Instant> expires,
            Act act) {
        return enter(
                tenant, definition, "gate-attest", BookEntry.Kind.ATTESTED, metric, "", yes, evidence, expires, act);
    }

    /** The question behind {@code metric} does not arise; why not is the reason of the act. */
    public BookEntry notApplicable(TenantId tenant, String definition, String metric, Act act) {
        return enter(
                tenant,
                definition,
                "gate-not-applicable",
                BookEntry.Kind.NOT_APPLICABLE,
                metric,
                "",
                true,
                "",
                Optional.empty(),
                act);
    }

    /** A gate is approved, or the approval refused. */
    public BookEntry approve(
            TenantId tenant,
            String definition,
            String gate,
            boolean given,
            String evidence,
            Optional<Instant> expires,
            Act act) {
        return enter(
                tenant, definition, "gate-approve", BookEntry.Kind.APPROVED, gate, "", given, evidence, expires, act);
    }

    /** A condition of a gate is set aside until an instant; the reason is that of the act. */
    public BookEntry waive(
            TenantId tenant, String definition, String gate, String condition, Instant expires, Act act) {
        return enter(
                tenant,
                definition,
                "gate-waive",
                BookEntry.Kind.WAIVED,
                gate,
                condition,
                true,
                "",
                Optional.of(expires),
                act);
    }

    /** Everything on record about a definition, the earliest first. */
    public List<BookEntry> entries(TenantId tenant, String definition) {
        return books.seen(tenant, definition).ledger().entries();
    }

    /** What was on record at an instant. */
    public List<BookEntry> entries(TenantId tenant, String definition, Instant recordedBy) {
        return books.seen(tenant, definition).ledger().known(recordedBy);
    }

    private BookEntry enter(
            TenantId tenant,
            String definition,
            String command,
            BookEntry.Kind kind,
            String subject,
            String detail,
            boolean given,
            String evidence,
            Optional<Instant> expires,
            Act act) {
        return Vault.again(WatchBooks.PERSISTENCE, () -> {
            BookEntry entry = new BookEntry(kind, subject, detail, given, act, evidence, expires, vault.now());
            // What no evaluation could read must not get into the book.
            Ledger alone = new Ledger(List.of(entry));
            alone.attested();
            alone.approvals(Instant.MAX);
            alone.waivers(Instant.MAX);
            Draft draft = new Draft(books, books.seen(tenant, definition), act.at());
            draft.enter(entry);
            draft.commit(command, Optional.of(act));
            return entry;
        });
    }
}
