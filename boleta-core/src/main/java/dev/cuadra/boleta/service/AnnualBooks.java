package dev.cuadra.boleta.service;

import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.annual.AnnualProof;
import dev.cuadra.boleta.annual.AnnualRequest;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.annual.MonthDeclared;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A payer's year, from the books of a tenant: loads its boletas and the twelve stored closes, and asks
 * {@link AnnualAssembler}. Stores nothing. Safe for many threads and processes.
 */
public final class AnnualBooks {
    private final Vault vault;
    private final BoletaBooks books;
    private final AnnualAssembler assembler;

    /** The years of {@code books}, which are kept in {@code vault}. */
    public AnnualBooks(Vault vault, BoletaBooks books, AnnualAssembler assembler) {
        this.vault = vault;
        this.books = books;
        this.assembler = assembler;
    }

    /**
     * A year.
     *
     * @param statement rows and certificates
     * @param proof whether they agree with the months' returns
     */
    public record Year(AnnualStatement statement, AnnualProof proof) {
        /** Whether a person must look: something does not agree, or a row has no RUT. */
        public boolean findings() {
            return !proof.agrees() || statement.nameless();
        }
    }

    /**
     * The year of a payer. People who were erased are in it with their figures and without their names.
     *
     * @param islandResidents who lives on Isla de Pascua: the books do not say
     * @param nonResidentDirectors which directors have no residence in Chile: nor that
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code FACTORS_NOT_COVERED} or
     *     {@code DJ_LAYOUT_NOT_COVERED}
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed
     */
    public Year year(TenantId tenant, Rut payer, int year, Set<Rut> islandResidents, Set<Rut> nonResidentDirectors) {
        AnnualRequest request = request(tenant, payer, year).with(islandResidents, nonResidentDirectors);
        AnnualStatement statement = assembler.assemble(request);
        return new Year(statement, AnnualProof.of(statement, request, declared(tenant, payer, year)));
    }

    /** What was paid in the year, whole or in parts, and what is dated in it and unpaid. */
    private AnnualRequest request(TenantId tenant, Rut payer, int year) {
        Optional<UUID> known = vault.findUnique(
                        Documents.PAYERS, tenant, "rut", tokens -> List.of(Documents.rut(tokens, payer)))
                .map(Loaded::id);
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        Map<UUID, Loaded<BookedBoleta>> found = new LinkedHashMap<>();
        List<LedgerLine> lines = new ArrayList<>();
        List<RetainedPart> parts = new ArrayList<>();
        known.ifPresent(id -> {
            BoletaDays days = new BoletaDays(vault, tenant, id);
            Stream.concat(days.paid(first, last), days.dated(first, last))
                    .forEach(loaded -> found.putIfAbsent(loaded.id(), loaded));
            PaidMonths.Paid paid = new PaidMonths(vault).of(tenant, id, first, last, found.values());
            paid.boletas().values().forEach(loaded -> lines.add(BoletaBooks.line(loaded)));
            parts.addAll(paid.parts());
        });
        return AnnualRequest.of(payer, year, lines, parts);
    }

    private List<MonthDeclared> declared(TenantId tenant, Rut payer, int year) {
        List<MonthDeclared> declared = new ArrayList<>();
        for (Month month : Month.values()) {
            books.closed(tenant, payer, YearMonth.of(year, month)).ifPresent(close -> declared.add(declared(close)));
        }
        return declared;
    }

    private static MonthDeclared declared(ClosedMonth close) {
        Map<F29Code, BigDecimal> codes = new TreeMap<>();
        close.codes().forEach((code, value) -> codes.put(F29Code.of(code), value));
        Map<F29Code, List<BoletaId>> boletas = new TreeMap<>();
        close.boletas().forEach((code, ids) -> boletas.put(F29Code.of(code), ids));
        return new MonthDeclared(close.period(), close.rule(), codes, boletas, close.unexplained());
    }
}
