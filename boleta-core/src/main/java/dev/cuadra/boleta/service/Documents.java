package dev.cuadra.boleta.service;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Tokens;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** How the documents of this core are stored: what of them is personal, and how they are found. */
final class Documents {
    static final DocumentType<Contractor> CONTRACTORS = DocumentType.of("boleta.contractor", 1, Contractor.class)
            .personal("rut", "name", "mail", "phone", "bank", "accountType", "account")
            .indexed((contractor, tokens) -> List.of(IndexEntry.unique("rut", rut(tokens, contractor.rut()))));

    static final DocumentType<BookedBoleta> BOLETAS = DocumentType.of("boleta.boleta", 1, BookedBoleta.class)
            .personal("payer", "id", "payee", "name")
            .indexed((booked, tokens) -> {
                List<IndexEntry> entries = new ArrayList<>();
                entries.add(new IndexEntry("id", id(tokens, booked.payer(), booked.id()), true));
                entries.add(IndexEntry.of("date", rut(tokens, booked.payer()), IndexValue.of(booked.date())));
                booked.paidOn()
                        .ifPresent(day ->
                                entries.add(IndexEntry.of("paid", rut(tokens, booked.payer()), IndexValue.of(day))));
                return entries;
            });

    static final DocumentType<ClosedMonth> CLOSES = DocumentType.of("boleta.close", 1, ClosedMonth.class)
            .personal("payer", "boletas")
            .indexed((close, tokens) ->
                    List.of(new IndexEntry("month", month(tokens, close.payer(), close.period()), true)));

    static final DocumentType<ImportJob> IMPORTS = DocumentType.of("boleta.import", 1, ImportJob.class)
            .indexed((job, tokens) -> List.of(IndexEntry.unique("file", IndexValue.of(job.fingerprint()))));

    private Documents() {}

    static IndexValue rut(Tokens tokens, Rut rut) {
        return tokens.of("rut", rut.toString());
    }

    static List<IndexValue> id(Tokens tokens, Rut payer, BoletaId id) {
        return List.of(rut(tokens, payer), tokens.of("boleta", id.toString()));
    }

    static List<IndexValue> month(Tokens tokens, Rut payer, YearMonth month) {
        return List.of(rut(tokens, payer), IndexValue.of(month.atDay(1)));
    }
}
