package dev.cuadra.boleta.service;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineFacts;
import dev.cuadra.boleta.payment.PaymentProposal;
import dev.cuadra.boleta.payment.ProposalFilter;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** From boletas that people named to what a batch pays. Pure functions. */
final class NamedPayments {
    private NamedPayments() {}

    /**
     * A wish by the document of its boleta: what is kept of a request is a digest, and one of tax numbers could be
     * guessed.
     */
    record Wish(UUID boleta, Optional<Clp> amount) {}

    static List<Wish> wishes(List<BoletaToPay> wanted, Map<BoletaId, UUID> keys) {
        List<Wish> wishes = new ArrayList<>();
        for (BoletaToPay one : wanted) {
            UUID key = Optional.ofNullable(keys.get(one.boleta()))
                    .orElseThrow(() -> BatchDesk.problem(
                            "PAYMENT_UNPAYABLE", Map.of("boleta", one.boleta().masked())));
            wishes.add(new Wish(key, one.amount()));
        }
        return wishes;
    }

    /** What the wishes come to with what is known now; fails for the first that a proposal would leave out. */
    static List<PayRequest> requests(List<Wish> wishes, List<LineFacts> facts) {
        PaymentProposal now = PaymentProposal.of(facts, ProposalFilter.upTo(LocalDate.MAX));
        Map<String, PaymentProposal.Line> lines = new LinkedHashMap<>();
        now.lines().forEach(line -> lines.put(line.key(), line));
        Map<String, HoldReason> leftOut = new LinkedHashMap<>();
        now.leftOut().forEach(out -> leftOut.put(out.key(), out.reason()));
        Map<String, String> names = new LinkedHashMap<>();
        now.lines().forEach(line -> names.put(line.key(), line.boleta().masked()));
        now.leftOut().forEach(out -> names.put(out.key(), out.boleta().masked()));
        List<PayRequest> requests = new ArrayList<>();
        for (Wish wish : wishes) {
            String key = wish.boleta().toString();
            String name = names.getOrDefault(key, "—");
            PaymentProposal.Line line = lines.get(key);
            if (line == null) {
                HoldReason reason = leftOut.getOrDefault(key, HoldReason.BOLETA_GONE);
                throw new ProblemException(reason.problem(name));
            }
            Clp amount = wish.amount().orElse(line.amount());
            if (amount.compareTo(line.amount()) > 0) {
                throw new ProblemException(HoldReason.OVER_LEFT.problem(name));
            }
            requests.add(new PayRequest(wish.boleta(), amount));
        }
        return requests;
    }
}
