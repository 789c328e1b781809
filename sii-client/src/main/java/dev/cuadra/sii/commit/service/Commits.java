package dev.cuadra.sii.commit.service;

import dev.cuadra.boleta.service.ContractorData;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.sii.call.CommitPages;
import dev.cuadra.sii.commit.CommitAcceptance;
import dev.cuadra.sii.commit.CommitOrder;
import dev.cuadra.sii.commit.CommitResult;
import dev.cuadra.sii.commit.CommitResult.Evidence;
import dev.cuadra.sii.commit.CommitWord;
import dev.cuadra.sii.commit.OpenCommit;
import dev.cuadra.sii.commit.Previewed;
import dev.cuadra.sii.commit.service.StoredCommit.State;
import dev.cuadra.sii.internal.Texts;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Issues, annuls and observes boletas at the SII, each order once: previewed, accepted by a person, stored and journalled, sent,
 * and after an unknown outcome looked up before anything is sent again. Safe for many threads and processes.
 *
 * @source SII-COMMIT-4, SII-COMMIT-5
 */
public final class Commits {
    /** How long whoever sends something is left alone, and how long something that was sent may still be on its way. */
    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(10);

    private static final int PERSISTENCE = 5;
    private static final int PAGE = 500;

    private final Vault vault;
    private final CommitPages pages;
    private final Duration patience;

    /**
     * Orders sent through {@code pages}.
     *
     * @param vault on the clock of the client behind {@code pages}
     */
    public Commits(Vault vault, CommitPages pages) {
        this(vault, pages, USUAL_PATIENCE);
    }

    /**
     * Orders sent through {@code pages}.
     *
     * @param vault on the clock of the client behind {@code pages}
     * @param patience how long whoever sends is left alone, and how long something that was sent may still be on its way; more
     *     than an operation of the client takes
     */
    public Commits(Vault vault, CommitPages pages, Duration patience) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.pages = Objects.requireNonNull(pages, "pages");
        this.patience = patience;
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("No patience: " + patience);
        }
    }

    /**
     * What the SII says is going to happen. Nothing changes there or here.
     *
     * @throws dev.cuadra.sii.SiiFaultException when the SII did not say
     * @throws ProblemException with a code {@code SII_COMMIT_…} for an order that cannot be sent, and
     *     {@code SII_COMMIT_REFERENCE} for one whose reference another order of the tenant has
     */
    public Previewed preview(TenantId tenant, CommitOrder order) {
        stored(vault, tenant, order);
        LocalDate today = LocalDate.ofInstant(vault.now(), ContractorData.CHILE);
        CommitPages.Prepared prepared = pages.prepare(order, today);
        return prepared instanceof CommitPages.Prepared.Ready ready
                ? new Previewed.Shown(ready.preview())
                : new Previewed.Refused(((CommitPages.Prepared.Refused) prepared).text());
    }

    /**
     * Does what was accepted, or says why not. The same order again is answered with what became of it, and goes on where an
     * earlier call broke off.
     *
     * @param acceptance a person's word on the preview; for any other it does not hold
     * @throws ProblemException as {@link #preview}
     * @throws StaleVersionException when other writers got in between again and again
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; the same order again tells
     */
    public CommitResult commit(TenantId tenant, CommitOrder order, CommitAcceptance acceptance) {
        // Where somebody else is at the same, what became of it is read anew.
        return Vault.again(
                PERSISTENCE, () -> new CommitRun(vault, pages, patience, tenant, order, acceptance).result());
    }

    /**
     * Takes a person's word on an order of which nobody knows what became of it.
     *
     * @return whether there was such a question; there is none while it is being sent
     * @throws ProblemException with code {@code SII_COMMIT_REFERENCE}
     * @throws StaleVersionException when somebody else answered it meanwhile
     */
    public boolean settle(TenantId tenant, CommitOrder order, CommitWord word) {
        Optional<Loaded<StoredCommit>> open = stored(vault, tenant, order)
                .filter(loaded -> loaded.value().state().open())
                .filter(loaded -> loaded.value().state() == State.UNKNOWN
                        || !vault.now().isBefore(loaded.value().until()));
        open.ifPresent(loaded -> {
            StoredCommit said = loaded.value().said(word.by(), word.reason());
            StoredCommit settled = word.done()
                    ? said.done(Evidence.SAID, word.folio().orElse(0), said.barCode(), said.expected())
                    : said.closed(State.NOT_DONE);
            update(vault, tenant, loaded, settled);
        });
        return open.isPresent();
    }

    /** The orders of which nobody knows what became of them, by the date on the boleta; those being sent now included. */
    public List<OpenCommit> open(TenantId tenant) {
        Query query = Query.of(StoredCommit.TYPE.collection(), "waiting").limit(PAGE);
        return vault.all(StoredCommit.TYPE, tenant, query).map(Commits::open).toList();
    }

    private static OpenCommit open(Loaded<StoredCommit> loaded) {
        StoredCommit commit = loaded.value();
        return new OpenCommit(
                loaded.id(), commit.kind(), commit.taxpayer(), commit.reference(), commit.date(), commit.until());
    }

    static Optional<Loaded<StoredCommit>> stored(Vault vault, TenantId tenant, CommitOrder order) {
        Optional<Loaded<StoredCommit>> stored = vault.findUnique(
                StoredCommit.TYPE,
                tenant,
                "order",
                tokens -> StoredCommit.order(
                        tokens.of("rut", order.taxpayer().toString()), tokens.of("reference", order.reference())));
        boolean another = stored.filter(loaded -> !loaded.value().fingerprint().equals(order.fingerprint()))
                .isPresent();
        if (another) {
            throw new ProblemException(Texts.BOOK.problem(
                    "SII_COMMIT_REFERENCE", Place.member("reference"), Map.of("reference", order.reference())));
        }
        return stored;
    }

    static void update(Vault vault, TenantId tenant, Loaded<StoredCommit> loaded, StoredCommit value) {
        String state = value.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Work work = vault.begin(tenant, "sii-commit-" + state);
        work.update(loaded, value);
        work.commit();
    }
}
