package dev.cuadra.sii.filing.service;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.sii.filing.FilingIntent;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The last return of a month that was to be filed. Its boletas are not in it: whoever is erased is named nowhere here.
 *
 * @param intent the id that the channel knows
 * @param content what was accepted
 * @param acceptedBy who accepted it; empty where nothing had to be
 * @param reason why
 * @param known the folios that were filed before
 * @param sendings how often it was sent
 * @param until until when whoever sends it is left alone
 */
record StoredIntent(
        Rut payer,
        YearMonth period,
        UUID intent,
        State state,
        Map<String, BigDecimal> codes,
        String content,
        Optional<String> acceptedBy,
        Optional<String> reason,
        Optional<String> corrects,
        Set<String> known,
        int sendings,
        Instant until,
        Optional<String> folio,
        Optional<LocalDate> filedOn) {
    static final DocumentType<StoredIntent> TYPE = DocumentType.of("sii.filing", 1, StoredIntent.class)
            .personal("payer", "acceptedBy", "reason")
            .indexed((intent, tokens) -> List.of(new IndexEntry(
                    "month", month(tokens.of("rut", intent.payer().toString()), intent.period()), true)))
            .remembered();

    /** Where it stands. */
    enum State {
        /** It may have been sent, or is being sent now. */
        SENDING,
        /** It was sent, and nothing clear came back. */
        UNKNOWN,
        /** It is filed, and the books do not know yet. */
        FILED,
        /** It is filed and recorded. */
        RECORDED,
        /** It was refused. */
        REFUSED,
        /** It was sent and did not arrive, and something else is to be filed now. */
        NOT_FILED
    }

    static List<IndexValue> month(IndexValue payer, YearMonth period) {
        return List.of(payer, IndexValue.of(period.atDay(1)));
    }

    StoredIntent in(State now) {
        return with(now, sendings, until, folio, filedOn);
    }

    StoredIntent sentAgain(Instant limit) {
        return with(State.SENDING, sendings + 1, limit, folio, filedOn);
    }

    StoredIntent filed(String number, LocalDate day) {
        return with(State.FILED, sendings, until, Optional.of(number), Optional.of(day));
    }

    private StoredIntent with(State now, int times, Instant limit, Optional<String> number, Optional<LocalDate> day) {
        return new StoredIntent(
                payer,
                period,
                intent,
                now,
                codes,
                content,
                acceptedBy,
                reason,
                corrects,
                known,
                times,
                limit,
                number,
                day);
    }

    /** Whether this is still the sending that {@code other} was stored for. */
    boolean isSameSending(StoredIntent other) {
        return state == State.SENDING && intent.equals(other.intent) && sendings == other.sendings;
    }

    FilingIntent toSend() {
        return new FilingIntent(intent, payer, period, declared(), corrects);
    }

    Map<F29Code, BigDecimal> declared() {
        Map<F29Code, BigDecimal> declared = new TreeMap<>();
        codes.forEach((code, value) -> declared.put(F29Code.of(code), value));
        return declared;
    }

    /** The month and the state. */
    @Override
    public String toString() {
        return "StoredIntent[" + period + ", " + state + "]";
    }
}
