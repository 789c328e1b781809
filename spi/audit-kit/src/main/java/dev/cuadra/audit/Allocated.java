package dev.cuadra.audit;

import dev.cuadra.layby.agreement.InstalmentStanding;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.schedule.Instalment;
import java.util.ArrayList;
import java.util.List;

/** What is paid of each instalment, in smallest units. */
record Allocated(List<Part> parts) {
    Allocated {
        parts = List.copyOf(parts);
    }

    /** What is paid of one. */
    record Part(long paid, long amount) {
        @Override
        public String toString() {
            return paid + "/" + amount;
        }
    }

    static Allocated of(List<InstalmentStanding> standings) {
        return new Allocated(standings.stream()
                .map(it -> new Part(
                        MinorUnits.count(it.paid()),
                        MinorUnits.count(it.instalment().amount())))
                .toList());
    }

    long sum() {
        return parts.stream().mapToLong(Part::paid).sum();
    }

    boolean withinAmounts() {
        return parts.stream().allMatch(part -> part.paid() >= 0 && part.paid() <= part.amount());
    }

    /** Behind the first that is not paid in full nothing is paid. */
    boolean oldestFirst() {
        boolean open = false;
        for (Part part : parts) {
            if (open && part.paid() > 0) {
                return false;
            }
            open |= part.paid() < part.amount();
        }
        return true;
    }

    /** The instalments that money has reached, each worth what was paid of it. */
    static List<Instalment> paid(Layby layby) {
        List<Instalment> paid = new ArrayList<>();
        long left = WrittenBooks.of(layby).netPaid();
        for (Instalment it : layby.schedule()) {
            long part = Math.min(left, MinorUnits.count(it.amount()));
            left -= part;
            if (part > 0) {
                paid.add(new Instalment(
                        it.number(), it.due(), MinorUnits.of(part, layby.terms().currency())));
            }
        }
        return paid;
    }
}
