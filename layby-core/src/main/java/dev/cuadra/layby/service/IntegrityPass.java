package dev.cuadra.layby.service;

import dev.cuadra.layby.integrity.AllBooks;
import dev.cuadra.layby.integrity.Books;
import dev.cuadra.layby.integrity.Check;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.integrity.IntegritySummary;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.Posting;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Workers;
import dev.cuadra.spi.TenantId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;

/** One pass over all books of a tenant. Lay-bys are replayed and checked by the workers, the rest on one thread. */
final class IntegrityPass {
    /** How many lay-bys lie between two words of progress. */
    private static final int STRIDE = 500;

    private final Vault vault;
    private final TenantId tenant;
    private final StoredChecks checks;
    private final Workers workers;
    private final Consumer<Shop> permitted;
    private final IntegrityListener listener;
    private final AllBooks books;
    private final Map<Check, Long> counts = new EnumMap<>(Check.class);
    private final Map<String, MonetaryAmount> posted = new TreeMap<>();
    private final Set<Shop> seen = new HashSet<>();
    private long unreadable;
    private long looked;

    IntegrityPass(
            Vault vault,
            TenantId tenant,
            StoredChecks checks,
            Workers workers,
            Consumer<Shop> permitted,
            IntegrityListener listener) {
        this.workers = workers;
        this.vault = vault;
        this.tenant = tenant;
        this.checks = checks;
        this.permitted = permitted;
        this.listener = listener;
        this.books = new AllBooks(checks.checker(), this::tell);
    }

    IntegritySummary all(Optional<List<? extends MonetaryAmount>> liability) {
        Shelves shelves = new Shelves(vault, tenant);
        shelves.shops().forEach(this::permit);
        try (Stream<CheckedLayby> all = workers.map(vault.scan(Documents.LAYBYS, tenant), checks::check)) {
            all.forEach(layby -> take(layby, shelves));
        }
        listener.progressed(looked);
        shelves.findings().forEach(this::tell);
        if (liability.isPresent()) {
            books.liability(liability.get());
        } else {
            books.liability(List.copyOf(posted.values()));
        }
        IntegritySummary summary = books.summary();
        return new IntegritySummary(summary.agreements() + unreadable, counts, summary.customerFunds());
    }

    private void take(CheckedLayby layby, Shelves shelves) {
        layby.stored().ifPresent(stored -> {
            permit(stored.shop());
            shelves.add(stored);
        });
        layby.books().ifPresentOrElse(it -> add(it, layby.found()), () -> {
            unreadable++;
            layby.found().forEach(this::tell);
        });
        looked++;
        if (looked % STRIDE == 0) {
            listener.progressed(looked);
        }
    }

    private void permit(Shop shop) {
        if (seen.add(shop)) {
            permitted.accept(shop);
        }
    }

    private void add(Books one, List<IntegrityFinding> found) {
        books.checked(one, found);
        one.log().stream()
                .flatMap(recorded -> recorded.entries().stream())
                .flatMap(entry -> entry.postings().stream())
                .filter(posting -> posting.account().kind() == AccountKind.CUSTOMER_FUNDS)
                .forEach(this::post);
    }

    private void post(Posting posting) {
        MonetaryAmount amount = posting.amount();
        posted.merge(
                amount.getCurrency().getCurrencyCode(),
                MinorUnits.zero(amount.getCurrency()).subtract(amount),
                MonetaryAmount::add);
    }

    private void tell(IntegrityFinding finding) {
        counts.merge(finding.check(), 1L, Long::sum);
        listener.found(finding);
    }
}
