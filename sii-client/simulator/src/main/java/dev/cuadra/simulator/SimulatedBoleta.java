package dev.cuadra.simulator;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A boleta de honorarios in the books of the simulated SII.
 *
 * @param id issuer and folio
 * @param receiver who pays
 * @param date the date written on it
 * @param issuedAt when it was made, Chilean time
 * @param gross the fee, 1 peso or more
 * @param retainedBy who hands over the tax
 * @param retained how much, 0 to the fee
 * @param state where it stands
 * @param changedOn since when, other than {@link State#VALID}
 * @param barCode the opaque id of its PDF
 * @param email where it was sent, or empty
 */
public record SimulatedBoleta(
        BoletaId id,
        Rut receiver,
        LocalDate date,
        LocalDateTime issuedAt,
        Clp gross,
        RetainedBy retainedBy,
        Clp retained,
        State state,
        Optional<LocalDate> changedOn,
        String barCode,
        String email) {
    /** Who hands over the tax. */
    public enum RetainedBy {
        /** Who pays the fee keeps it back. */
        RECEIVER,
        /** The issuer makes a provisional payment. */
        ISSUER,
        /** Nobody. */
        NOBODY
    }

    /**
     * Where a boleta stands.
     *
     * @source REP-3
     */
    public enum State {
        /** In force. */
        VALID("N", "VIGENTE", "VIG"),
        /** Annulled. */
        ANNULLED("S", "ANULADA", "ANU"),
        /** Its issuer asked to annul it and waits for the receiver. */
        ANNULMENT_REQUESTED("V", "VIGENTE CON SOLICITUD DE ANULACION", "VCA"),
        /** Its receiver made a remark. */
        OBSERVED("R", "OBSERVADA POR RECEPTOR", "OBS"),
        /** The SII made a remark. */
        OBSERVED_BY_SII("U", "OBSERVADA POR SII", "OBS");

        private final String letter;
        private final String text;
        private final String shortText;

        State(String letter, String text, String shortText) {
            this.letter = letter;
            this.text = text;
            this.shortText = shortText;
        }

        /** The letter of the monthly page. */
        public String letter() {
            return letter;
        }

        /** The word of the planilla; unverified but for the first two. */
        public String text() {
            return text;
        }

        /** The word of the service behind Form 29; unverified but for the first two. */
        public String shortText() {
            return shortText;
        }
    }

    public SimulatedBoleta {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(state, "state");
        if (gross.pesos() < 1 || retained.isNegative() || retained.compareTo(gross) > 0) {
            throw new IllegalArgumentException("Not a fee with what is kept back of it: " + gross + ", " + retained);
        }
        if (retainedBy == RetainedBy.NOBODY && !retained.isZero()) {
            throw new IllegalArgumentException("Nobody keeps back " + retained);
        }
        if (id.issuer().equals(receiver)) {
            throw new IllegalArgumentException("Nobody issues a boleta to oneself");
        }
        if ((state == State.VALID) != changedOn.isEmpty()) {
            throw new IllegalArgumentException("A state other than VALID, and no other, has its day: " + state);
        }
        if (!barCode.matches("[0-9A-Z]{1,40}")) {
            throw new IllegalArgumentException("Not a bar code: '" + barCode + "'");
        }
    }

    /**
     * A boleta in force, made at noon of its date, of which the receiver keeps back what the law says.
     *
     * @source RET-1, RET-2, RET-3
     */
    public static SimulatedBoleta of(Rut issuer, long folio, Rut receiver, LocalDate date, Clp gross) {
        return of(issuer, folio, receiver, date, gross, RetainedBy.RECEIVER);
    }

    /** A boleta in force, made at noon of its date, with the tax at the rate of that date unless nobody retains. */
    public static SimulatedBoleta of(
            Rut issuer, long folio, Rut receiver, LocalDate date, Clp gross, RetainedBy retainedBy) {
        Clp retained = retainedBy == RetainedBy.NOBODY
                ? Clp.ZERO
                : RateBook.chile().ordinary().at(date).value().on(gross);
        return new SimulatedBoleta(
                new BoletaId(issuer, folio),
                receiver,
                date,
                date.atTime(12, 0),
                gross,
                retainedBy,
                retained,
                State.VALID,
                Optional.empty(),
                barCode(issuer, folio),
                "");
    }

    /** A bar code in the shape of real ones: issuer in eight digits, check digit, nine digits, two more characters. */
    public static String barCode(Rut issuer, long folio) {
        String sequence = String.format(Locale.ROOT, "%09d", folio % 1_000_000_000L);
        long mixed = (issuer.number() * 31L + folio) * 2_654_435_761L;
        int sum = Math.floorMod(mixed >>> 7, 256);
        return String.format(Locale.ROOT, "%08d", issuer.number())
                + issuer.checkDigit()
                + sequence
                + String.format(Locale.ROOT, "%02X", sum);
    }

    /** The same in another state since {@code day}. */
    public SimulatedBoleta with(State next, LocalDate day) {
        Optional<LocalDate> since = next == State.VALID ? Optional.empty() : Optional.of(day);
        return new SimulatedBoleta(
                id, receiver, date, issuedAt, gross, retainedBy, retained, next, since, barCode, email);
    }

    /** The same with another time of making. */
    public SimulatedBoleta issued(LocalDateTime at) {
        return new SimulatedBoleta(
                id, receiver, date, at, gross, retainedBy, retained, state, changedOn, barCode, email);
    }

    /** The same, sent to {@code address}. */
    public SimulatedBoleta sentTo(String address) {
        return new SimulatedBoleta(
                id, receiver, date, issuedAt, gross, retainedBy, retained, state, changedOn, barCode, address);
    }

    /** What the receiver keeps back. */
    public Clp retainedByReceiver() {
        return retainedBy == RetainedBy.RECEIVER ? retained : Clp.ZERO;
    }

    /** What the issuer pays provisionally. */
    public Clp retainedByIssuer() {
        return retainedBy == RetainedBy.ISSUER ? retained : Clp.ZERO;
    }

    /** What is paid to the issuer. */
    public Clp net() {
        return gross.minus(retainedByReceiver());
    }

    /** The masked id and the state. */
    @Override
    public String toString() {
        return "SimulatedBoleta[" + id.masked() + " " + state + "]";
    }
}
