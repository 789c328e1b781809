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
import java.util.UUID;

/** How the documents of this core are stored: what of them is personal, and how they are found. */
final class Documents {
    static final DocumentType<Contractor> CONTRACTORS = DocumentType.of("boleta.contractor", 1, Contractor.class)
            .personal("rut", "name", "mail", "phone", "bank", "accountType", "account")
            .indexed((contractor, tokens) -> List.of(IndexEntry.unique("rut", rut(tokens, contractor.rut()))));

    static final DocumentType<Payer> PAYERS = DocumentType.of("boleta.payer", 1, Payer.class)
            .personal("rut")
            .indexed((payer, tokens) -> List.of(IndexEntry.unique("rut", rut(tokens, payer.rut()))));

    static final DocumentType<BookedBoleta> BOLETAS = DocumentType.of("boleta.boleta", 1, BookedBoleta.class)
            .personal("issuer", "payee", "name")
            .indexed((booked, tokens) -> List.of(
                    new IndexEntry("id", id(tokens, booked.payer(), booked.id()), true),
                    IndexEntry.of("payee", rut(tokens, booked.payee()), IndexValue.of(booked.date()))))
            .plainlyIndexed(BookedBoleta.Figures.class, Documents::byDay);

    static final DocumentType<StoredClose> CLOSES = DocumentType.of("boleta.close", 1, StoredClose.class)
            .plainlyIndexed(
                    StoredClose.class,
                    close -> List.of(new IndexEntry("month", month(close.payer(), close.period()), true)));

    static final DocumentType<ImportJob> IMPORTS = DocumentType.of("boleta.import", 1, ImportJob.class)
            .indexed((job, tokens) -> List.of(IndexEntry.unique("file", IndexValue.of(job.fingerprint()))));

    static final DocumentType<ImportJob> UPLOADS = DocumentType.of("boleta.upload", 1, ImportJob.class)
            .indexed((job, tokens) -> List.of(IndexEntry.unique("file", IndexValue.of(job.fingerprint()))));

    static final DocumentType<ContractorChange> CONTRACTOR_CHANGES = DocumentType.of(
                    "boleta.contractor-change", 1, ContractorChange.class)
            .personal("by", "changes")
            .plainlyIndexed(
                    ChangedContractor.class,
                    change -> List.of(IndexEntry.of("contractor", payer(change.contractor()))));

    static final DocumentType<Inactivity> INACTIVITIES = DocumentType.of("boleta.inactivity", 1, Inactivity.class)
            .plainlyIndexed(
                    Inactivity.class,
                    inactive -> List.of(new IndexEntry("contractor", List.of(payer(inactive.contractor())), true)));

    /** All of them. */
    static final List<DocumentType<?>> ALL =
            List.of(CONTRACTORS, PAYERS, BOLETAS, CLOSES, IMPORTS, UPLOADS, CONTRACTOR_CHANGES, INACTIVITIES);

    /** Whose change it is. */
    record ChangedContractor(UUID contractor) {}

    private Documents() {}

    static IndexValue rut(Tokens tokens, Rut rut) {
        return tokens.of("rut", rut.toString());
    }

    static IndexValue payer(UUID payer) {
        return IndexValue.of(payer.toString());
    }

    static List<IndexValue> id(Tokens tokens, UUID payer, BoletaId id) {
        return List.of(payer(payer), tokens.of("boleta", id.toString()));
    }

    static List<IndexValue> month(UUID payer, YearMonth month) {
        return List.of(payer(payer), IndexValue.of(month.atDay(1)));
    }

    private static List<IndexEntry> byDay(BookedBoleta.Figures booked) {
        List<IndexEntry> entries = new ArrayList<>();
        entries.add(IndexEntry.of("date", payer(booked.payer()), IndexValue.of(booked.date())));
        booked.paidOn().ifPresent(day -> entries.add(IndexEntry.of("paid", payer(booked.payer()), IndexValue.of(day))));
        return entries;
    }
}
