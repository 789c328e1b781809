package dev.cuadra.boleta.service;

import dev.cuadra.boleta.analytics.Analytics;
import dev.cuadra.boleta.analytics.AnalyticsRange;
import dev.cuadra.boleta.analytics.AnalyticsTally;
import dev.cuadra.boleta.analytics.TimeBook;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a payer's boletas come to, from the books of a tenant. It reads them page by page and holds the figures of each
 * contractor and month, and of the payments made through this library those of one month at a time. Stores nothing. Safe
 * for many threads and processes.
 */
public final class AnalyticsBooks {
    private final Vault vault;
    private final RateBook rates;
    private final TimeBook time;

    /** The figures of the books in {@code vault}, with rates judged by {@code rates} and time saved by {@code time}. */
    public AnalyticsBooks(Vault vault, RateBook rates, TimeBook time) {
        this.vault = vault;
        this.rates = rates;
        this.time = time;
    }

    /**
     * The figures of {@code range}. A company that the books do not know has none.
     *
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed
     */
    public Analytics of(TenantId tenant, AnalyticsRange range) {
        AnalyticsTally tally = new AnalyticsTally(range, rates);
        Optional<UUID> payer = vault.findUnique(
                        Documents.PAYERS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, range.payer())))
                .map(Loaded::id);
        payer.ifPresent(known -> read(tenant, known, range, tally));
        List<YearMonth> closed =
                payer.map(known -> closed(tenant, known, range)).orElse(List.of());
        return tally.result(closed, time);
    }

    private void read(TenantId tenant, UUID payer, AnalyticsRange range, AnalyticsTally tally) {
        LocalDate first = range.from().atDay(1);
        LocalDate last = range.to().atEndOfMonth();
        Stream<Loaded<BookedBoleta>> dated = new BoletaDays(vault, tenant, payer).dated(first, last);
        if (range.rule() == PeriodRule.BOLETA_DATE) {
            dated.forEach(loaded -> tally.add(BoletaBooks.line(loaded), List.of()));
            return;
        }
        dated.forEach(loaded -> tally.standApart(BoletaBooks.line(loaded)));
        range.months().forEach(month -> paid(tenant, payer, month, tally));
    }

    /** As the month's close takes them: a boleta of which payments are stored counts with those, and with nothing else. */
    private void paid(TenantId tenant, UUID payer, YearMonth month, AnalyticsTally tally) {
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        List<Loaded<BookedBoleta>> booked =
                new BoletaDays(vault, tenant, payer).paid(first, last).toList();
        PaidMonths.Paid paid = new PaidMonths(vault).of(tenant, payer, first, last, booked);
        Map<BoletaId, List<RetainedPart>> parts =
                paid.parts().stream().filter(RetainedPart::counts).collect(Collectors.groupingBy(RetainedPart::boleta));
        paid.boletas().values().forEach(loaded -> {
            LedgerLine line = BoletaBooks.line(loaded);
            List<RetainedPart> all = parts.getOrDefault(line.boleta().id(), List.of());
            List<RetainedPart> here = all.stream()
                    .filter(part -> YearMonth.from(part.paidOn()).equals(month))
                    .toList();
            boolean onItsDay = line.boleta()
                    .paidOn()
                    .filter(day -> YearMonth.from(day).equals(month))
                    .isPresent();
            if (!here.isEmpty() || (all.isEmpty() && onItsDay)) {
                tally.enter(line, here);
            }
        });
    }

    /** The months that are closed and over: a month that goes on is not done with. */
    private List<YearMonth> closed(TenantId tenant, UUID payer, AnalyticsRange range) {
        YearMonth current = YearMonth.from(LocalDate.ofInstant(vault.now(), ContractorData.CHILE));
        return range.months().stream()
                .filter(month -> month.isBefore(current))
                .filter(month -> vault.findUnique(
                                Documents.CLOSES, tenant, "month", tokens -> Documents.month(payer, month))
                        .isPresent())
                .toList();
    }
}
