package dev.cuadra.sii.call;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.bhe.IssuedList;
import dev.cuadra.sii.bhe.ReceivedList;
import dev.cuadra.sii.commit.CommitAnswer;
import dev.cuadra.sii.commit.CommitOrder;
import dev.cuadra.sii.commit.CommitPreview;
import dev.cuadra.sii.commit.ObservedPages;
import dev.cuadra.sii.commit.WizardRequest;
import dev.cuadra.sii.commit.WizardTurn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * The SII's wizards, played through a client's sessions and limits: previewed as often as it takes, done once. A client alone
 * offers nothing of this; somebody has to say that these pages are observed and not official. Safe for many threads.
 *
 * <p>It keeps no book of what it did. {@link dev.cuadra.sii.commit.service.Commits} does, and is what a host should use.
 *
 * @source SII-COMMIT-1, SII-COMMIT-3
 */
public final class CommitPages {
    private final SiiClient client;

    private CommitPages(SiiClient client) {
        this.client = client;
    }

    /**
     * The wizards behind {@code client}.
     *
     * @param accepted a person's word that they are used
     */
    public static CommitPages of(SiiClient client, ObservedPages accepted) {
        Objects.requireNonNull(accepted, "accepted");
        return new CommitPages(Objects.requireNonNull(client, "client"));
    }

    /**
     * What came of a preview.
     *
     * @source SII-COMMIT-2
     */
    public sealed interface Prepared {
        /**
         * The SII refuses the order.
         *
         * @param text its reason, word by word
         */
        record Refused(String text) implements Prepared {
            public Refused {
                Objects.requireNonNull(text, "text");
            }
        }

        /** One step is left. It goes with the session that the preview was made in. */
        final class Ready implements Prepared {
            private final WizardTurn.Ready turn;
            private final Session session;

            private Ready(WizardTurn.Ready turn, Session session) {
                this.turn = turn;
                this.session = session;
            }

            /** What the step would do. */
            public CommitPreview preview() {
                return turn.preview();
            }
        }
    }

    /**
     * Goes through a wizard up to the step that does it. Nothing changes at the SII.
     *
     * @param today the day in Chile
     * @throws SiiFaultException when the SII did not answer, or not as ordered
     * @throws dev.cuadra.spi.problem.ProblemException for an order that cannot be sent
     */
    public Prepared prepare(CommitOrder order, LocalDate today) {
        return client.operate(SiiOperation.PREVIEW, order.taxpayer(), (session, budget) -> {
            WizardTurn turn = WizardTurn.begin(order, today);
            int further = 0;
            while (turn instanceof WizardTurn.Asking asking) {
                budget.pages(further++, client.limits().page());
                turn = client.wire()
                        .read(() -> ask(Ask.Kind.READ, asking.request()), session.jar(), budget, asking::take);
            }
            return turn instanceof WizardTurn.Ready ready
                    ? new Prepared.Ready(ready, session)
                    : new Prepared.Refused(((WizardTurn.Refused) turn).text());
        });
    }

    private static Ask ask(Ask.Kind kind, WizardRequest request) {
        return request.form()
                .map(form -> Ask.form(kind, request.uri(), request.referer().toString(), form))
                .orElseGet(() -> Ask.get(kind, request.uri())
                        .with("Referer", request.referer().toString()));
    }

    /**
     * Does it: sends the last step, once. No login is made for it and nothing is sent again.
     *
     * @param until when it must have ended; nothing is sent after it
     * @throws SiiFaultException {@link FaultKind#UNKNOWN_OUTCOME} when it was sent and nobody knows; every other kind when
     *     nothing was sent
     */
    public CommitAnswer commit(Prepared.Ready prepared, Instant until) {
        Rut taxpayer = prepared.preview().order().taxpayer();
        return client.turn(SiiOperation.COMMIT, taxpayer, (member, budget) -> {
            budget.endBy(until);
            if (member.session().filter(prepared.session::equals).isEmpty()) {
                throw new SiiFaultException(
                        SiiFault.of(FaultKind.AUTH_EXPIRED, SiiService.BHE).notAgain());
            }
            return client.wire()
                    .once(
                            ask(Ask.Kind.COMMIT, prepared.turn.request()),
                            prepared.session.jar(),
                            budget,
                            true,
                            arrival -> prepared.turn.answer(arrival.page()));
        });
    }

    /**
     * The boletas that a taxpayer issued in a month.
     *
     * @throws SiiFaultException when the SII did not give them
     */
    public IssuedList issued(Rut issuer, YearMonth month) {
        return client.issued(issuer, month);
    }

    /**
     * The boletas that a taxpayer received in a month.
     *
     * @throws SiiFaultException when the SII did not give them
     */
    public ReceivedList received(Rut receiver, YearMonth month) {
        return client.received(receiver, month);
    }
}
