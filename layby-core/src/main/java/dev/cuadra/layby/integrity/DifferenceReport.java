package dev.cuadra.layby.integrity;

import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.money.MinorUnits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a plan does to the books, found by trying it on copies.
 *
 * @param plan the hash of the plan
 * @param differences every account that has an entry, before and after, by lay-by and account
 * @param afterHashes the SHA-256 of what is claimed about each lay-by afterwards
 */
public record DifferenceReport(String plan, List<Difference> differences, Map<String, String> afterHashes) {
    public DifferenceReport {
        differences = List.copyOf(differences);
        afterHashes = Collections.unmodifiableMap(new TreeMap<>(afterHashes));
    }

    /** The accounts that change. */
    public List<Difference> changes() {
        return differences.stream()
                .filter(line -> !Figures.same(Figures.of(line.before()), Figures.of(line.after())))
                .toList();
    }

    /** By how much the accounts of each kind change together, in each currency: {@code CASH AUD} to a decimal. */
    public Map<String, BigDecimal> totals() {
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (Difference line : changes()) {
            AccountKind kind = line.account().kind();
            String key = kind + " " + line.after().getCurrency().getCurrencyCode();
            totals.merge(key, Figures.of(line.after()).subtract(Figures.of(line.before())), BigDecimal::add);
        }
        return Collections.unmodifiableMap(totals);
    }

    static List<Difference> between(StoredView before, StoredView after) {
        TreeSet<Account> accounts = new TreeSet<>(before.balances().keySet());
        accounts.addAll(after.balances().keySet());
        List<Difference> lines = new ArrayList<>();
        for (Account account : accounts) {
            lines.add(new Difference(
                    after.agreement(),
                    account,
                    before.balances().getOrDefault(account, MinorUnits.zero(after.currency())),
                    after.balance(account)));
        }
        return lines;
    }
}
