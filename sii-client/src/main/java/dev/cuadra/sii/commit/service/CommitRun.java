package dev.cuadra.sii.commit.service;

import dev.cuadra.boleta.service.ContractorData;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.call.CommitPages;
import dev.cuadra.sii.commit.CommitAcceptance;
import dev.cuadra.sii.commit.CommitAnswer;
import dev.cuadra.sii.commit.CommitOrder;
import dev.cuadra.sii.commit.CommitResult;
import dev.cuadra.sii.commit.CommitResult.Evidence;
import dev.cuadra.sii.commit.EmitOrder;
import dev.cuadra.sii.commit.service.StoredCommit.State;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** One order under way. Every step reads what is stored, so that a call goes on wherever another one broke off. */
final class CommitRun {
    private final Vault vault;
    private final CommitPages pages;
    private final Duration patience;
    private final TenantId tenant;
    private final CommitOrder order;
    private final CommitAcceptance word;

    CommitRun(
            Vault vault,
            CommitPages pages,
            Duration patience,
            TenantId tenant,
            CommitOrder order,
            CommitAcceptance word) {
        this.vault = vault;
        this.pages = pages;
        this.patience = patience;
        this.tenant = tenant;
        this.order = order;
        this.word = word;
    }

    CommitResult result() {
        Optional<Loaded<StoredCommit>> stored = Commits.stored(vault, tenant, order);
        if (stored.isEmpty()) {
            return begin(stored);
        }
        Loaded<StoredCommit> commit = stored.get();
        return switch (commit.value().state()) {
            case SENDING -> early(commit.value()) ? unknown(commit.id(), "SENDING") : settle(commit);
            case UNKNOWN -> settle(commit);
            case DONE -> done(commit);
            case REFUSED -> new CommitResult.Refused(commit.value().told().orElse(""));
            case NOT_SENT, NOT_DONE -> begin(stored);
        };
    }

    private boolean early(StoredCommit commit) {
        return vault.now().isBefore(commit.until());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(vault.now(), ContractorData.CHILE);
    }

    /** Nothing is under way. */
    private CommitResult begin(Optional<Loaded<StoredCommit>> before) {
        CommitPages.Prepared prepared;
        try {
            prepared = pages.prepare(order, today());
        } catch (SiiFaultException e) {
            return new CommitResult.NotSent(e.fault());
        }
        if (!(prepared instanceof CommitPages.Prepared.Ready ready)) {
            return new CommitResult.Refused(((CommitPages.Prepared.Refused) prepared).text());
        }
        if (!ready.preview().content().equals(word.content())) {
            return new CommitResult.Stale(ready.preview());
        }
        StoredCommit sending = StoredCommit.sending(
                ready.preview(),
                word,
                before.map(loaded -> loaded.value().sendings()).orElse(0) + 1,
                vault.now().plus(patience));
        Optional<Loaded<StoredCommit>> rival = alike(sending);
        if (rival.isEmpty()) {
            return send(store(before, sending), sending, ready);
        }
        return rival.get().value().reference().equals(order.reference())
                ? result()
                : unknown(rival.get().id(), "ANOTHER_ORDER");
    }

    /** The same thing under way for an order of another name. */
    private Optional<Loaded<StoredCommit>> alike(StoredCommit sending) {
        return vault.findUnique(
                StoredCommit.TYPE,
                tenant,
                "open",
                tokens -> StoredCommit.open(
                        sending,
                        tokens.of("rut", sending.taxpayer().toString()),
                        tokens.of("rut", sending.otherText())));
    }

    private UUID store(Optional<Loaded<StoredCommit>> before, StoredCommit sending) {
        Work work = vault.begin(tenant, "sii-commit-send");
        UUID id = before.map(Loaded::id).orElseGet(vault::newId);
        if (before.isPresent()) {
            work.update(before.get(), sending);
        } else {
            work.create(StoredCommit.TYPE, id, Vault.TENANT_SUBJECT, sending);
        }
        work.commit();
        return id;
    }

    /** It is stored that this is sent: nobody else sends it meanwhile. */
    private CommitResult send(UUID id, StoredCommit sending, CommitPages.Prepared.Ready ready) {
        StoredCommit after;
        CommitResult result;
        try {
            CommitAnswer answer = pages.commit(ready, sending.until());
            after = answer instanceof CommitAnswer.Done done
                    ? sending.done(Evidence.ANSWERED, 0, done.barCode(), sending.expected())
                    : sending.refused(((CommitAnswer.Refused) answer).text());
            result = unknown(id, "LATE");
        } catch (SiiFaultException e) {
            boolean sent = e.fault().kind() == FaultKind.UNKNOWN_OUTCOME;
            after = sent ? sending.unknown() : sending.closed(State.NOT_SENT);
            result = sent ? unknown(id, e.fault().kind().name()) : new CommitResult.NotSent(e.fault());
        } catch (RuntimeException e) {
            // Whatever it is, it may have been sent. What the message says may be personal.
            after = sending.unknown();
            result = unknown(id, e.getClass().getSimpleName());
        }
        return record(id, sending, after, result);
    }

    private CommitResult record(UUID id, StoredCommit sending, StoredCommit after, CommitResult otherwise) {
        // Slower than the time allowed: whoever asked after it meanwhile knows more.
        Optional<Loaded<StoredCommit>> sent = vault.find(StoredCommit.TYPE, tenant, id)
                .filter(loaded -> loaded.value().isSameSending(sending));
        if (sent.isEmpty()) {
            return unknown(id, "LATE");
        }
        update(sent.get(), after);
        return after.state() == State.DONE || after.state() == State.REFUSED ? result() : otherwise;
    }

    /** It was sent, and nobody knows what became of it. */
    private CommitResult settle(Loaded<StoredCommit> open) {
        Knowledge known;
        try {
            known = new Look(pages, today()).of(order, open.value());
        } catch (SiiFaultException e) {
            return unknown(open.id(), e.fault().kind().name());
        } catch (ProblemException e) {
            // It could not be ordered any more: too long ago, for one.
            return unknown(open.id(), e.problem().code());
        }
        if (known instanceof Knowledge.Found found) {
            update(
                    open,
                    open.value()
                            .done(
                                    Evidence.FOUND,
                                    found.folio(),
                                    found.barCode(),
                                    found.stands().or(() -> open.value().expected())));
            return result();
        }
        if (known instanceof Knowledge.Untold untold) {
            return unknown(open.id(), untold.why());
        }
        if (early(open.value())) {
            // What was sent may still be on its way.
            return unknown(open.id(), "EARLY");
        }
        update(open, open.value().closed(State.NOT_DONE));
        return result();
    }

    private CommitResult done(Loaded<StoredCommit> loaded) {
        StoredCommit commit = numbered(loaded);
        return new CommitResult.Done(
                loaded.id(),
                commit.boleta(order),
                commit.barCode(),
                commit.expected(),
                commit.evidence().orElseThrow());
    }

    /** The page that issues gives a mark and no number: the report has both. */
    private StoredCommit numbered(Loaded<StoredCommit> loaded) {
        StoredCommit commit = loaded.value();
        if (!(order instanceof EmitOrder emit)
                || commit.folio() > 0
                || commit.barCode().isEmpty()) {
            return commit;
        }
        try {
            long folio = new Look(pages, today()).folio(emit, commit.barCode().get());
            StoredCommit numbered = folio > 0 ? commit.numbered(folio) : commit;
            if (folio > 0) {
                update(loaded, numbered);
            }
            return numbered;
        } catch (SiiFaultException | StaleVersionException e) {
            // It is done all the same; the next call asks again.
            return commit;
        }
    }

    private void update(Loaded<StoredCommit> loaded, StoredCommit value) {
        Commits.update(vault, tenant, loaded, value);
    }

    private static CommitResult unknown(UUID intent, String why) {
        return new CommitResult.Unknown(intent, why);
    }
}
