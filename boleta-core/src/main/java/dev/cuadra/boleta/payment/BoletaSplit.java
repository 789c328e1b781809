package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A boleta that is paid in parts. After each part, what was kept back at the rate is the boleta's own retention in
 * proportion to the gross fee settled so far, halves up; a part keeps back the difference to the part before. So the
 * last one takes what is left, and parts add up to the boleta exactly, however it is split. No part is negative.
 *
 * <p>Both retentions may grow by a peso where the gross grows by one. Parts by net never stop at such a point; a part by
 * gross that would leave less than nothing for the payee leaves nothing, and the peso of the loan waits for the next.
 *
 * @param whole what is to be paid
 * @param paid what of it was paid, its retention as said above
 * @source PAYM-1
 */
public record BoletaSplit(PaidPart whole, PaidPart paid) {
    public BoletaSplit {
        Objects.requireNonNull(whole, "whole");
        if (!whole.contains(paid)) {
            throw new IllegalArgumentException("Paid " + paid + " of " + whole);
        }
        if (!follows(whole, paid)) {
            throw new IllegalArgumentException("Not paid by this rule: " + paid + " of " + whole);
        }
    }

    /** A boleta of which nothing was paid. */
    public static BoletaSplit of(Boleta boleta) {
        return of(PaidPart.of(boleta));
    }

    /** Something of which nothing was paid. */
    public static BoletaSplit of(PaidPart whole) {
        return new BoletaSplit(whole, PaidPart.NOTHING);
    }

    /** What is left to pay. */
    public PaidPart left() {
        return whole.minus(paid);
    }

    /**
     * The part that leaves {@code net} to the payee.
     *
     * @param net 1 peso to the net of what is left
     */
    public PaidPart nextNet(Clp net) {
        checkWithin(net, left().net());
        long target = paid.net().plus(net).pesos();
        long gross = grossFor(target);
        Clp retained = share(whole, whole.retained(), gross).minus(paid.retained());
        Clp part = Clp.of(gross).minus(paid.gross());
        return new PaidPart(part, retained, part.minus(retained).minus(net));
    }

    /**
     * The part that settles {@code gross} of the fee.
     *
     * @param gross 1 peso to the gross of what is left
     */
    public PaidPart nextGross(Clp gross) {
        checkWithin(gross, left().gross());
        long settled = paid.gross().plus(gross).pesos();
        Clp retained = share(whole, whole.retained(), settled).minus(paid.retained());
        Clp net = Clp.of(Math.max(0, netAt(settled) - paid.net().pesos()));
        return new PaidPart(gross, retained, gross.minus(retained).minus(net));
    }

    /**
     * With a part paid. Where it was split otherwise, because money came back in between, what is left is split from here
     * on as if it were a boleta of its own.
     *
     * @throws IllegalArgumentException when it is no part of what is left
     */
    public BoletaSplit after(PaidPart part) {
        PaidPart rest = left().minus(part);
        PaidPart now = paid.plus(part);
        return follows(whole, now) ? new BoletaSplit(whole, now) : of(rest);
    }

    /** With a paid part taken back: what is left is split from here on as if it were a boleta of its own. */
    public BoletaSplit takenBack(PaidPart part) {
        return of(left().plus(part));
    }

    /** The parts for payments by net, in their order. */
    public List<PaidPart> nets(List<Clp> payments) {
        List<PaidPart> parts = new ArrayList<>();
        BoletaSplit split = this;
        for (Clp net : payments) {
            parts.add(split.nextNet(net));
            split = split.after(parts.get(parts.size() - 1));
        }
        return List.copyOf(parts);
    }

    /** The parts for payments by gross, in their order. */
    public List<PaidPart> grosses(List<Clp> payments) {
        List<PaidPart> parts = new ArrayList<>();
        BoletaSplit split = this;
        for (Clp gross : payments) {
            parts.add(split.nextGross(gross));
            split = split.after(parts.get(parts.size() - 1));
        }
        return List.copyOf(parts);
    }

    /**
     * The gross at which the net so far is {@code net}. The net may fall by a peso from one gross to the next and never
     * rises by more than one, so that between less and enough there is always a gross that hits. Looked for from
     * nothing on, the answer does not depend on the parts before.
     */
    private long grossFor(long net) {
        if (net == whole.net().pesos()) {
            return whole.gross().pesos();
        }
        long found = crossing(net, 0);
        return found > paid.gross().pesos() ? found : crossing(net, paid.gross().pesos());
    }

    private long crossing(long net, long from) {
        long less = from;
        long enough = whole.gross().pesos();
        while (enough - less > 1) {
            long middle = less + (enough - less) / 2;
            if (netAt(middle) >= net) {
                enough = middle;
            } else {
                less = middle;
            }
        }
        return enough;
    }

    private long netAt(long gross) {
        return gross
                - share(whole, whole.retained(), gross).pesos()
                - share(whole, whole.loanRetained(), gross).pesos();
    }

    private static boolean follows(PaidPart whole, PaidPart paid) {
        long gross = paid.gross().pesos();
        return share(whole, whole.retained(), gross).equals(paid.retained())
                && share(whole, whole.loanRetained(), gross).compareTo(paid.loanRetained()) >= 0;
    }

    private static Clp share(PaidPart whole, Clp amount, long gross) {
        if (amount.isZero() || gross == 0) {
            return Clp.ZERO;
        }
        return Clp.of(BigDecimal.valueOf(amount.pesos())
                .multiply(BigDecimal.valueOf(gross))
                .divide(BigDecimal.valueOf(whole.gross().pesos()), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    private static void checkWithin(Clp amount, Clp left) {
        if (amount.pesos() < 1 || amount.compareTo(left) > 0) {
            throw new IllegalArgumentException("A payment is 1 peso to " + left + ", not " + amount);
        }
    }
}
