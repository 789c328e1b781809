package dev.cuadra.examples.cookbook;

import dev.cuadra.adapter.report.Form29Page;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.ContractorImport;
import dev.cuadra.boleta.service.ImportListener;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A host in one method. */
final class Embedding {
    private Embedding() {}

    // snippet:embedding
    static MonthClose september(Path folder, Path people, Path received) throws IOException {
        Clock clock = Clock.systemUTC();
        // 1. The ports: where documents are kept, and the keys that seal what is personal.
        try (FileKeyRing keys = FileKeyRing.open(folder.resolve("cuadra.keys"));
                Storage storage = JdbcStorage.open(folder.resolve("cuadra.db"))) {
            // 2. The vault joins them. One for the whole application; it is safe for many threads.
            Vault vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
            TenantId tenant = TenantId.of("acme");

            // 3. Contractors in.
            TableSource list = TableSource.of("people.csv", () -> Files.newInputStream(people));
            new ContractorImport(vault).run(tenant, list, false, ImportListener.SILENT);

            // 4. The month closed, with boletas and outcome stored in one commit.
            BoletaReport report =
                    new ReportReader().received(TableSource.of("received.xls", () -> Files.newInputStream(received)));
            MonthCloser closer = new MonthCloser(RateBook.chile(), Form29Assembler.chile());
            MonthClose close = new BoletaBooks(vault, closer).close(tenant, input(report));

            // 5. Pages for people.
            Files.writeString(folder.resolve("form29.html"), Form29Page.render(close, PageOptions.in(Locale.ENGLISH)));
            return close;
        }
    }

    private static MonthCloseInput input(BoletaReport report) {
        return new MonthCloseInput(
                Rut.parse("76000000-0"),
                YearMonth.of(2026, 9),
                PeriodRule.PAYMENT_DATE,
                List.of(new MonthCloseInput.Sourced(report, Concept.HONORARIOS)),
                Map.of(), // contractors: BoletaBooks looks them up
                Set.of(), // directors besides those registered
                Optional.empty(), // payments: each boleta counts as paid on its own date
                Map.of(), // decisions about boletas that no rule explains
                Set.of(), // failed checks that a person accepts
                Map.of(), // codes of the form that come from elsewhere
                List.of()); // the books so far: BoletaBooks looks them up
    }
    // end:embedding
}
