package dev.cuadra.sii.commit;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A boleta that its issuer wants issued. What is kept back the SII works out.
 *
 * @param reference the host's own name of the order, see {@link CommitOrder#reference}; two boletas that are alike are two
 *     orders with two references
 * @param taxpayer the issuer
 * @param receiver who pays
 * @param date the date to be written on it, within three months of the day of issue
 * @param retainedBy who hands over the tax
 * @param services one to four
 * @source SII-COMMIT-EMIT
 */
public record EmitOrder(
        String reference,
        Rut taxpayer,
        Receiver receiver,
        LocalDate date,
        RetainedBy retainedBy,
        List<Service> services)
        implements CommitOrder {
    /** How many services one boleta can have. */
    public static final int MOST_SERVICES = 4;

    private static final int MONTHS_APART = 3;
    private static final int LAST_PERSON = 50_000_000;

    /** Who hands over the tax. */
    public enum RetainedBy {
        /** The receiver keeps it back. */
        RECEIVER("RETRECEPTOR"),
        /** The issuer pays it provisionally. */
        ISSUER("RETCONTRIBUYENTE");

        private final String wire;

        RetainedBy(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /**
     * Who pays.
     *
     * @param rut the number
     * @param name the name
     * @param address street and number
     * @param region 1 to 16
     * @param communeCode the SII's code of the commune, four digits
     * @param commune its name
     */
    public record Receiver(Rut rut, String name, String address, int region, String communeCode, String commune) {
        /**
         * Checks that a form of the SII can carry it.
         *
         * @throws ProblemException with code {@code SII_COMMIT_CHARACTER} or {@code SII_COMMIT_MISSING}
         */
        public Receiver {
            Objects.requireNonNull(rut, "rut");
            OrderText.needed("receiver.name", name);
            OrderText.needed("receiver.address", address);
            OrderText.needed("receiver.commune", commune);
            if (region < 1 || region > 16 || !communeCode.matches("[0-9]{4}")) {
                throw new IllegalArgumentException("Not a region and a commune: " + region + ", '" + communeCode + "'");
            }
        }

        List<String> lines() {
            return List.of(rut.toString(), name, address, Integer.toString(region), communeCode, commune);
        }

        /** The masked number. */
        @Override
        public String toString() {
            return "Receiver[" + rut.masked() + "]";
        }
    }

    /**
     * What is paid for.
     *
     * @param text what was done
     * @param gross the fee, 1 peso or more
     */
    public record Service(String text, Clp gross) {
        /**
         * Checks that a form of the SII can carry it.
         *
         * @throws ProblemException with code {@code SII_COMMIT_CHARACTER}, {@code SII_COMMIT_MISSING} or
         *     {@code SII_COMMIT_AMOUNT}
         */
        public Service {
            OrderText.needed("services.text", text);
            if (gross.pesos() < 1) {
                throw OrderText.problem("SII_COMMIT_AMOUNT", "services.gross", Map.of("amount", gross));
            }
        }

        /** Nothing: what was done is personal. */
        @Override
        public String toString() {
            return "Service";
        }
    }

    /**
     * Checks what can be checked without knowing the day.
     *
     * @throws ProblemException with code {@code SII_COMMIT_LINES}, {@code SII_COMMIT_ONESELF} or
     *     {@code SII_COMMIT_RETENTION}
     */
    public EmitOrder {
        OrderText.reference(reference);
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(retainedBy, "retainedBy");
        services = List.copyOf(services);
        if (services.isEmpty() || services.size() > MOST_SERVICES) {
            throw OrderText.problem(
                    "SII_COMMIT_LINES", "services", Map.of("lines", services.size(), "most", MOST_SERVICES));
        }
        if (receiver.rut().equals(taxpayer)) {
            throw OrderText.problem("SII_COMMIT_ONESELF", "receiver", Map.of());
        }
        boolean companyPaysPerson = receiver.rut().number() > LAST_PERSON && taxpayer.number() <= LAST_PERSON;
        if (companyPaysPerson && retainedBy != RetainedBy.RECEIVER) {
            throw OrderText.problem("SII_COMMIT_RETENTION", "retainedBy", Map.of());
        }
    }

    /**
     * Checks the date on the boleta.
     *
     * @param today the day of issue
     * @throws ProblemException with code {@code SII_COMMIT_DATE} for one more than three months off
     */
    public void requireNear(LocalDate today) {
        LocalDate first = today.minusMonths(MONTHS_APART);
        LocalDate last = today.plusMonths(MONTHS_APART);
        if (date.isBefore(first) || date.isAfter(last)) {
            throw OrderText.problem("SII_COMMIT_DATE", "date", Map.of("date", date, "first", first, "last", last));
        }
    }

    /** What all services cost together. */
    public Clp gross() {
        return Clp.sum(services.stream().map(Service::gross).toList());
    }

    @Override
    public CommitKind kind() {
        return CommitKind.EMIT;
    }

    @Override
    public List<String> lines() {
        List<String> lines =
                new ArrayList<>(List.of("emit", reference, taxpayer.toString(), date.toString(), retainedBy.wire));
        lines.addAll(receiver.lines());
        for (Service service : services) {
            lines.add(service.gross() + " " + service.text());
        }
        return List.copyOf(lines);
    }

    /** The date alone. */
    @Override
    public String toString() {
        return "EmitOrder[" + date + "]";
    }
}
