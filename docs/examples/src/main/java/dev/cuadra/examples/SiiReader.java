package dev.cuadra.examples;

import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.bhe.AnnualSummary;
import dev.cuadra.sii.bhe.ReceivedList;
import dev.cuadra.sii.call.SiiClient;
import dev.cuadra.sii.f29.Declaration;
import dev.cuadra.sii.f29.Proposal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what the SII says of a month, part by part; a part that does not come is told with its fault. For one thread. */
final class SiiReader {
    /** A part of what the SII says of a month. */
    enum Part {
        /** The list of boletas received. */
        RECEIVED,
        /** The list of BTE issued. */
        BTE,
        /** The summary of the year. */
        ANNUAL,
        /** The proposal of Form 29. */
        PROPOSAL,
        /** The returns that were declared. */
        DECLARATIONS
    }

    /**
     * A part that did not come.
     *
     * @param part which
     * @param round in which round of readings, from 1
     * @param fault why; empty when it was not asked for any more, because nobody could log in
     */
    record Missed(Part part, int round, Optional<SiiFault> fault) {}

    /**
     * What the SII said when it was asked for its proposal.
     *
     * @param proposal empty when it proposes nothing
     */
    record Said(Optional<Proposal> proposal) {}

    /**
     * What came.
     *
     * @param proposal empty when it was not read
     * @param missed what did not come in any round, in order
     */
    record Answers(
            Optional<ReceivedList> received,
            Optional<BoletaReport> bte,
            Optional<AnnualSummary.Line> annual,
            Optional<Said> proposal,
            Optional<List<Declaration>> declarations,
            List<Missed> missed) {}

    private static final Set<SiiService> DOOR = Set.of(SiiService.AUTH_WEB, SiiService.AUTH_SOAP, SiiService.HOME);
    private static final Set<FaultKind> SHUT = Set.of(
            FaultKind.CREDENTIAL_REJECTED,
            FaultKind.CREDENTIAL_LOCKED,
            FaultKind.SESSION_LIMIT,
            FaultKind.AUTH_EXPIRED,
            FaultKind.CANCELLED);

    private final SiiClient client;
    private final Rut company;
    private final YearMonth period;
    private final List<Missed> missed = new ArrayList<>();
    private int round;
    private boolean shut;
    private Optional<ReceivedList> received = Optional.empty();
    private Optional<BoletaReport> bte = Optional.empty();
    private Optional<AnnualSummary.Line> annual = Optional.empty();
    private Optional<Said> proposal = Optional.empty();
    private Optional<List<Declaration>> declarations = Optional.empty();

    SiiReader(SiiClient client, Rut company, YearMonth period) {
        this.client = client;
        this.company = company;
        this.period = period;
    }

    /** Begins a round: what came before is forgotten, so that everything is of one time. What did not come stays told. */
    SiiReader round() {
        round++;
        shut = false;
        received = Optional.empty();
        bte = Optional.empty();
        annual = Optional.empty();
        proposal = Optional.empty();
        declarations = Optional.empty();
        return this;
    }

    /** Reads some parts of this round. */
    SiiReader read(Set<Part> parts) {
        parts.forEach(this::read);
        return this;
    }

    /** Reads all of them. */
    SiiReader readAll() {
        return round().read(EnumSet.allOf(Part.class));
    }

    Answers answers() {
        return new Answers(received, bte, annual, proposal, declarations, List.copyOf(missed));
    }

    private void read(Part part) {
        if (shut) {
            // A password that was refused is not tried on the next page.
            missed.add(new Missed(part, round, Optional.empty()));
            return;
        }
        try {
            ask(part);
        } catch (SiiFaultException e) {
            SiiFault fault = e.fault();
            shut = DOOR.contains(fault.service()) || SHUT.contains(fault.kind());
            missed.add(new Missed(part, round, Optional.of(fault)));
        }
    }

    private void ask(Part part) {
        switch (part) {
            case RECEIVED -> received = Optional.of(client.received(company, period));
            case BTE -> bte = Optional.of(client.issuedBte(company, period));
            case ANNUAL ->
                annual = Optional.ofNullable(
                        client.year(company, period.getYear()).months().get(period.getMonth()));
            case PROPOSAL -> proposal = Optional.of(new Said(client.proposal(company, period)));
            case DECLARATIONS -> declarations = Optional.of(client.declarations(company, period));
        }
    }
}
