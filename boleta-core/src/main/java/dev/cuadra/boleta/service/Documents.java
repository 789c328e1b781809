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
            .plainlyIndexed(BookedBoleta.Figures.class, Documents::byDay)
            .remembered();

    static final DocumentType<StoredClose> CLOSES = DocumentType.of("boleta.close", 1, StoredClose.class)
            .plainlyIndexed(
                    StoredClose.class,
                    close -> List.of(new IndexEntry("month", month(close.payer(), close.period()), true)))
            .remembered();

    static final DocumentType<ImportJob> IMPORTS = DocumentType.of("boleta.import", 1, ImportJob.class)
            .indexed((job, tokens) -> List.of(IndexEntry.unique("file", IndexValue.of(job.fingerprint()))));

    static final DocumentType<StoredBatch> BATCHES = DocumentType.of("boleta.batch", 1, StoredBatch.class)
            .personal("history")
            .plainlyIndexed(
                    StoredBatch.Found.class,
                    batch -> List.of(IndexEntry.of("day", payer(batch.payer()), IndexValue.of(batch.payOn()))));

    static final DocumentType<PayDay> PAY_DAYS = DocumentType.of("boleta.pay-day", 1, PayDay.class)
            .plainlyIndexed(
                    PayDay.class,
                    day -> List.of(IndexEntry.unique("day", payer(day.payer()), IndexValue.of(day.day()))));

    /** Under the ids of the boletas. */
    static final DocumentType<PayState> PAY_STATES = DocumentType.of("boleta.pay-state", 1, PayState.class);

    static final DocumentType<StoredTransfer> TRANSFERS = DocumentType.of("boleta.transfer", 1, StoredTransfer.class)
            .personal("payee", "name", "account", "text", "mail")
            .plainlyIndexed(
                    StoredTransfer.Figures.class,
                    transfer -> List.of(
                            IndexEntry.unique("reference", IndexValue.of(transfer.reference())),
                            IndexEntry.of(
                                    "file",
                                    IndexValue.of(transfer.batch().toString()),
                                    IndexValue.of(transfer.file()),
                                    IndexValue.of(transfer.position()))));

    static final DocumentType<StoredPayment> PAYMENTS = DocumentType.of("boleta.payment", 1, StoredPayment.class)
            .personal("payee", "account")
            .plainlyIndexed(
                    StoredPayment.Figures.class,
                    payment -> List.of(
                            IndexEntry.unique(
                                    "reference",
                                    IndexValue.of(payment.reference()),
                                    IndexValue.of(payment.reverses().isPresent() ? 1 : 0)),
                            IndexEntry.of(
                                    "boleta", IndexValue.of(payment.boleta().toString())),
                            IndexEntry.of("paid", payer(payment.payer()), IndexValue.of(payment.paidOn()))))
            .remembered();

    static final DocumentType<StoredFiling> FILINGS = DocumentType.of("boleta.filing", 1, StoredFiling.class)
            .plainlyIndexed(StoredFiling.class, filing -> List.of(new IndexEntry("month", filing(filing), true)))
            .remembered();

    static final DocumentType<StoredReminding> REMINDINGS = DocumentType.of(
                    "boleta.reminding", 1, StoredReminding.class)
            .personal("recipients")
            .plainlyIndexed(
                    StoredReminding.Plain.class,
                    setting -> List.of(IndexEntry.unique("payer", payer(setting.payer()))));

    static final DocumentType<StoredReminders> REMINDERS = DocumentType.of("boleta.reminder", 1, StoredReminders.class)
            .plainlyIndexed(
                    StoredReminders.class,
                    sent -> List.of(new IndexEntry("month", month(sent.payer(), sent.period()), true)));

    static final DocumentType<StoredRun> RUNS = DocumentType.of("boleta.run", 1, StoredRun.class)
            .plainlyIndexed(StoredRun.class, run -> List.of(IndexEntry.unique("name", IndexValue.of(run.name()))));

    static final DocumentType<ImportJob> UPLOADS = DocumentType.of("boleta.upload", 1, ImportJob.class)
            .indexed((job, tokens) -> List.of(IndexEntry.unique("file", IndexValue.of(job.fingerprint()))));

    static final DocumentType<ContractorChange> CONTRACTOR_CHANGES = DocumentType.of(
                    "boleta.contractor-change", 1, ContractorChange.class)
            .personal("by", "why", "changes")
            .plainlyIndexed(
                    ChangedContractor.class,
                    change -> List.of(IndexEntry.of("contractor", payer(change.contractor()))));

    static final DocumentType<Inactivity> INACTIVITIES = DocumentType.of("boleta.inactivity", 1, Inactivity.class)
            .plainlyIndexed(
                    Inactivity.class,
                    inactive -> List.of(new IndexEntry("contractor", List.of(payer(inactive.contractor())), true)));

    /** Under the ids of the boletas. Who recorded an event is in the journal, so that nothing here is personal. */
    static final DocumentType<StoredLife> LIVES = DocumentType.of("boleta.life", 1, StoredLife.class)
            .plainlyIndexed(StoredLife.class, life -> List.of(IndexEntry.of("payer", payer(life.payer()))));

    /** Under the ids of the contractors. */
    static final DocumentType<StoredOnboarding> ONBOARDINGS = DocumentType.of(
                    "boleta.onboarding", 1, StoredOnboarding.class)
            .personal("identity", "regime", "account", "documents", "history");

    /** All of them. */
    static final List<DocumentType<?>> ALL = List.of(
            CONTRACTORS,
            PAYERS,
            BOLETAS,
            CLOSES,
            IMPORTS,
            BATCHES,
            PAY_DAYS,
            PAY_STATES,
            TRANSFERS,
            PAYMENTS,
            FILINGS,
            REMINDINGS,
            REMINDERS,
            RUNS,
            UPLOADS,
            CONTRACTOR_CHANGES,
            INACTIVITIES,
            LIVES,
            ONBOARDINGS);

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

    private static List<IndexValue> filing(StoredFiling filing) {
        List<IndexValue> values = new ArrayList<>(month(filing.payer(), filing.period()));
        values.add(IndexValue.of(filing.number()));
        return values;
    }

    private static List<IndexEntry> byDay(BookedBoleta.Figures booked) {
        List<IndexEntry> entries = new ArrayList<>();
        entries.add(IndexEntry.of("date", payer(booked.payer()), IndexValue.of(booked.date())));
        booked.paidOn().ifPresent(day -> entries.add(IndexEntry.of("paid", payer(booked.payer()), IndexValue.of(day))));
        return entries;
    }
}
