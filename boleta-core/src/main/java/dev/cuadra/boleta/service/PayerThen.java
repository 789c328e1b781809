package dev.cuadra.boleta.service;

import dev.cuadra.boleta.asof.KnownBoleta;
import dev.cuadra.runtime.DocumentType;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was known of a payer at an instant. */
record PayerThen(Instant at, List<KnownBoleta> boletas, List<StoredClose> closes, List<StoredFiling> filings) {
    static final List<DocumentType<?>> TYPES =
            List.of(Documents.BOLETAS, Documents.PAYMENTS, Documents.CLOSES, Documents.FILINGS);

    PayerThen {
        boletas = List.copyOf(boletas);
        closes = List.copyOf(closes);
        filings = List.copyOf(filings);
    }

    boolean nothing() {
        return boletas.isEmpty() && closes.isEmpty() && filings.isEmpty();
    }

    Optional<StoredClose> close(YearMonth period) {
        return closes.stream().filter(close -> close.period().equals(period)).findFirst();
    }

    /** The last return of the month. */
    Optional<StoredFiling> filing(YearMonth period) {
        return filings.stream()
                .filter(filing -> filing.period().equals(period))
                .max(Comparator.comparingInt(StoredFiling::number));
    }
}
