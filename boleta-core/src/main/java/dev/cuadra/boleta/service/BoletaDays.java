package dev.cuadra.boleta.service;

import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A company's boletas by their days, read page by page; those of people who were erased are among them. */
record BoletaDays(Vault vault, TenantId tenant, UUID company) {
    private static final int PAGE = 1_000;

    /** Those dated from {@code first} to {@code last}, by date. */
    Stream<Loaded<BookedBoleta>> dated(LocalDate first, LocalDate last) {
        return by("date", query -> query.between(IndexValue.of(first), IndexValue.of(last)));
    }

    /** Those dated {@code last} or before, by date. */
    Stream<Loaded<BookedBoleta>> datedUntil(LocalDate last) {
        return by("date", query -> query.atMost(IndexValue.of(last)));
    }

    /** Those of which the books say that they were paid from {@code first} to {@code last}, by day of payment. */
    Stream<Loaded<BookedBoleta>> paid(LocalDate first, LocalDate last) {
        return by("paid", query -> query.between(IndexValue.of(first), IndexValue.of(last)));
    }

    private Stream<Loaded<BookedBoleta>> by(String index, UnaryOperator<Query> days) {
        Query all = Query.of(Documents.BOLETAS.collection(), index).equalTo(Documents.payer(company));
        return vault.all(Documents.BOLETAS, tenant, days.apply(all).limit(PAGE));
    }
}
