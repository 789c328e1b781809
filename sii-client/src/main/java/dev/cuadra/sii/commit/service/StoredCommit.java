package dev.cuadra.sii.commit.service;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.sii.commit.AnnulOrder;
import dev.cuadra.sii.commit.CommitAcceptance;
import dev.cuadra.sii.commit.CommitKind;
import dev.cuadra.sii.commit.CommitOrder;
import dev.cuadra.sii.commit.CommitPreview;
import dev.cuadra.sii.commit.CommitResult.Evidence;
import dev.cuadra.sii.commit.EmitOrder;
import dev.cuadra.sii.commit.Expected;
import dev.cuadra.sii.commit.ObserveOrder;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that was ordered and is, was, or may have been sent. Whom else it concerns is forgotten once it is settled, and
 * what a boleta is issued for never stands here.
 *
 * @param fingerprint of the order
 * @param content of the preview that was accepted
 * @param other the receiver of a boleta to be issued, the issuer of one to be observed; empty when settled
 * @param number the number of the boleta, or the gross fee of one to be issued
 * @param before the issuer's last number before a boleta is issued; 0 otherwise
 * @param sendings how often it was sent
 * @param until until when whoever sends it is left alone
 * @param folio the number of a boleta that was issued; 0 as long as it is not known
 * @param told what the SII said when it refused, or why a person said what it said
 */
record StoredCommit(
        Rut taxpayer,
        String reference,
        CommitKind kind,
        State state,
        String fingerprint,
        String content,
        String acceptedBy,
        Optional<Rut> other,
        LocalDate date,
        long number,
        long before,
        Optional<Expected> expected,
        int sendings,
        Instant until,
        long folio,
        Optional<String> barCode,
        Optional<Evidence> evidence,
        Optional<String> saidBy,
        Optional<String> told) {
    static final DocumentType<StoredCommit> TYPE = DocumentType.of("sii.commit", 1, StoredCommit.class)
            .personal(
                    "taxpayer",
                    "reference",
                    "fingerprint",
                    "content",
                    "acceptedBy",
                    "other",
                    "barCode",
                    "saidBy",
                    "told")
            .indexed((commit, tokens) -> {
                List<IndexEntry> entries = new ArrayList<>();
                entries.add(new IndexEntry(
                        "order",
                        order(
                                tokens.of("rut", commit.taxpayer().toString()),
                                tokens.of("reference", commit.reference())),
                        true));
                if (commit.state().open()) {
                    entries.add(new IndexEntry("waiting", List.of(IndexValue.of(commit.date())), false));
                    entries.add(new IndexEntry(
                            "open",
                            open(
                                    commit,
                                    tokens.of("rut", commit.taxpayer().toString()),
                                    tokens.of("rut", commit.otherText())),
                            true));
                }
                return entries;
            })
            .remembered();

    /** Where it stands. */
    enum State {
        /** It may have been sent, or is being sent now. */
        SENDING,
        /** It was sent, and nothing clear came back. */
        UNKNOWN,
        /** It is done. */
        DONE,
        /** The SII refused it. */
        REFUSED,
        /** Nothing left this house. */
        NOT_SENT,
        /** It was sent, and did not take effect. */
        NOT_DONE;

        boolean open() {
            return this == SENDING || this == UNKNOWN;
        }
    }

    /** What is about to be sent. */
    static StoredCommit sending(CommitPreview preview, CommitAcceptance word, int sendings, Instant until) {
        CommitOrder order = preview.order();
        return new StoredCommit(
                order.taxpayer(),
                order.reference(),
                order.kind(),
                State.SENDING,
                order.fingerprint(),
                preview.content(),
                word.by(),
                other(order),
                order.date(),
                number(order),
                preview.lastNumber().orElse(0),
                preview.expected(),
                sendings,
                until,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Rut> other(CommitOrder order) {
        if (order instanceof EmitOrder emit) {
            return Optional.of(emit.receiver().rut());
        }
        return order instanceof ObserveOrder observe
                ? Optional.of(observe.boleta().issuer())
                : Optional.empty();
    }

    private static long number(CommitOrder order) {
        if (order instanceof EmitOrder emit) {
            return emit.gross().pesos();
        }
        return order instanceof AnnulOrder annul
                ? annul.boleta().folio()
                : ((ObserveOrder) order).boleta().folio();
    }

    static List<IndexValue> order(IndexValue taxpayer, IndexValue reference) {
        return List.of(taxpayer, reference);
    }

    /** What may not be under way twice, whatever the orders are called. */
    static List<IndexValue> open(StoredCommit commit, IndexValue taxpayer, IndexValue other) {
        return List.of(
                IndexValue.of(commit.kind.name()),
                taxpayer,
                other,
                IndexValue.of(commit.date),
                IndexValue.of(commit.number));
    }

    String otherText() {
        return other.map(Rut::toString).orElse("-");
    }

    StoredCommit unknown() {
        return with(State.UNKNOWN, expected, folio, barCode, evidence, saidBy, told);
    }

    StoredCommit done(Evidence how, long issued, Optional<String> code, Optional<Expected> stands) {
        return with(State.DONE, stands, issued, code, Optional.of(how), saidBy, told);
    }

    /** The number of a boleta that was issued became known. */
    StoredCommit numbered(long issued) {
        return with(state, expected, issued, barCode, evidence, saidBy, told);
    }

    StoredCommit refused(String text) {
        return with(State.REFUSED, expected, folio, barCode, evidence, saidBy, Optional.of(text));
    }

    StoredCommit closed(State now) {
        return with(now, expected, folio, barCode, evidence, saidBy, told);
    }

    StoredCommit said(String by, String why) {
        return with(state, expected, folio, barCode, evidence, Optional.of(by), Optional.of(why));
    }

    private StoredCommit with(
            State now,
            Optional<Expected> stands,
            long issued,
            Optional<String> code,
            Optional<Evidence> how,
            Optional<String> by,
            Optional<String> why) {
        return new StoredCommit(
                taxpayer,
                reference,
                kind,
                now,
                fingerprint,
                content,
                acceptedBy,
                now.open() ? other : Optional.empty(),
                date,
                number,
                before,
                stands,
                sendings,
                until,
                issued,
                code,
                how,
                by,
                why);
    }

    /** Whether this is still the sending that {@code sent} was stored for. */
    boolean isSameSending(StoredCommit sent) {
        return state == State.SENDING && sendings == sent.sendings && until.equals(sent.until);
    }

    /** The boleta of the order, as far as it is known. */
    Optional<BoletaId> boleta(CommitOrder order) {
        if (order instanceof AnnulOrder annul) {
            return Optional.of(annul.boleta());
        }
        if (order instanceof ObserveOrder observe) {
            return Optional.of(observe.boleta());
        }
        return folio > 0 ? Optional.of(new BoletaId(taxpayer, folio)) : Optional.empty();
    }

    /** What it is and where it stands. */
    @Override
    public String toString() {
        return "StoredCommit[" + kind + ", " + state + "]";
    }
}
