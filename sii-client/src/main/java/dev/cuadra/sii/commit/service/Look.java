package dev.cuadra.sii.commit.service;

import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.sii.bhe.IssuedBoleta;
import dev.cuadra.sii.bhe.IssuedList;
import dev.cuadra.sii.call.CommitPages;
import dev.cuadra.sii.commit.AnnulOrder;
import dev.cuadra.sii.commit.CommitOrder;
import dev.cuadra.sii.commit.EmitOrder;
import dev.cuadra.sii.commit.Expected;
import dev.cuadra.sii.commit.ObserveOrder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Reads in the SII's lists what became of something that was sent. It changes nothing.
 *
 * @source SII-COMMIT-5
 */
final class Look {
    private final CommitPages pages;
    private final LocalDate today;

    Look(CommitPages pages, LocalDate today) {
        this.pages = pages;
        this.today = today;
    }

    Knowledge of(CommitOrder order, StoredCommit sent) {
        if (order instanceof EmitOrder emit) {
            return issued(emit, sent);
        }
        return order instanceof AnnulOrder annul ? annulled(annul, sent) : observed((ObserveOrder) order);
    }

    private IssuedList month(CommitOrder order) {
        return pages.issued(order.taxpayer(), YearMonth.from(order.date()));
    }

    private Knowledge annulled(AnnulOrder order, StoredCommit sent) {
        Optional<ReportedState> listed =
                month(order).find(order.boleta().folio()).map(IssuedBoleta::state);
        Optional<BoletaState> state = listed.flatMap(ReportedState::state);
        if (state.filter(now -> now == BoletaState.ANULADA || now == BoletaState.ANULACION_PENDIENTE)
                .isPresent()) {
            return new Knowledge.Found(0, Optional.empty(), stands(order.date(), listed));
        }
        boolean atOnce = sent.expected().map(Expected::state).equals(Optional.of(BoletaState.ANULADA));
        // How a request that waits for the receiver shows in the report is not established.
        return atOnce && state.isPresent() ? new Knowledge.Absent() : new Knowledge.Untold("NOT_IN_THE_LIST");
    }

    private Optional<Expected> stands(LocalDate date, Optional<ReportedState> listed) {
        return listed.flatMap(one -> one.state()
                .map(state -> new Expected(state, Expected.annulled(date, today).until(), one.confidence())));
    }

    private Knowledge issued(EmitOrder order, StoredCommit sent) {
        IssuedList list = month(order);
        List<IssuedBoleta> since = list.boletas().stream()
                .filter(one -> one.id().folio() > sent.before())
                .toList();
        List<IssuedBoleta> alike =
                since.stream().filter(one -> isAlike(one, order)).toList();
        if (alike.size() > 1) {
            return new Knowledge.Untold("SEVERAL");
        }
        if (alike.size() == 1) {
            IssuedBoleta found = alike.get(0);
            return new Knowledge.Found(found.id().folio(), Optional.of(found.barCode()), Optional.empty());
        }
        // Numbers that went away meanwhile and stand in no row of the month may be ours.
        return pages.prepare(order, today) instanceof CommitPages.Prepared.Ready ready
                        && ready.preview().lastNumber().orElseThrow() == sent.before() + since.size()
                ? new Knowledge.Absent()
                : new Knowledge.Untold("NUMBERS");
    }

    private static boolean isAlike(IssuedBoleta one, EmitOrder order) {
        return one.receiver().equals(order.receiver().rut())
                && one.date().equals(order.date())
                && one.gross().equals(order.gross());
    }

    private Knowledge observed(ObserveOrder order) {
        Optional<BoletaState> state =
                pages.received(order.taxpayer(), YearMonth.from(order.date())).report().rows().stream()
                        .filter(row -> row.id().equals(order.boleta()))
                        .findFirst()
                        .map(ReportRow::state)
                        .flatMap(ReportedState::state);
        if (state.equals(Optional.of(BoletaState.OBSERVADA))) {
            return new Knowledge.Found(0, Optional.empty(), Optional.empty());
        }
        boolean inForce = state.equals(Optional.of(BoletaState.VIGENTE));
        return inForce && pages.prepare(order, today) instanceof CommitPages.Prepared.Ready
                ? new Knowledge.Absent()
                : new Knowledge.Untold("NOT_IN_THE_LIST");
    }

    /** The number of a boleta that was issued, by its mark; 0 when the list does not have it. */
    long folio(EmitOrder order, String barCode) {
        return month(order).boletas().stream()
                .filter(one -> one.barCode().equals(barCode))
                .mapToLong(one -> one.id().folio())
                .findFirst()
                .orElse(0);
    }
}
