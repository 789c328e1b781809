package dev.cuadra.examples.rules;

import dev.cuadra.examples.Texts;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.ledger.Posting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** Accounts and entries of a ledger as documents give them. */
final class LaybyLedgerInput {
    private LaybyLedgerInput() {}

    static List<LedgerEntry> entries(Input input, CurrencyUnit currency) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Input entry : input.objects("entries")) {
            String rule = entry.text("rule");
            String about = entry.optionalText("about").orElse("");
            Optional<String> corrects = entry.optionalText("corrects");
            List<Posting> postings = postings(entry, currency);
            entry.end();
            entries.add(new LedgerEntry(rule, about, corrects, postings));
        }
        return entries;
    }

    /** What an entry posts; debits are credits. */
    private static List<Posting> postings(Input entry, CurrencyUnit currency) {
        List<Posting> postings = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Input line : entry.objects("postings")) {
            Account account = account(line, "account", line.text("account"));
            MonetaryAmount amount = line.money("amount", currency);
            line.end();
            if (amount.isZero()) {
                throw line.problem("INPUT_ENTRY", "amount", Map.of());
            }
            sum = sum.add(amount.getNumber().numberValueExact(BigDecimal.class));
            postings.add(new Posting(account, amount));
        }
        if (postings.size() < 2 || sum.signum() != 0) {
            throw entry.problem("INPUT_ENTRY", "postings", Map.of());
        }
        return postings;
    }

    /** The account that {@code text} names, at the member {@code name}. */
    static Account account(Input input, String name, String text) {
        String kind = text.contains(":") ? text.substring(0, text.indexOf(':')) : text;
        String of = text.contains(":") ? text.substring(text.indexOf(':') + 1) : "";
        return Arrays.stream(AccountKind.values())
                .filter(known -> known.name().equals(kind))
                .filter(known -> named(known) != of.isEmpty() && !text.endsWith(":"))
                .findFirst()
                .map(known -> new Account(known, of))
                .orElseThrow(() -> input.kind(name, Texts.KIND_ACCOUNT));
    }

    private static boolean named(AccountKind kind) {
        return kind == AccountKind.CASH || kind == AccountKind.CUSTOMER_FUNDS;
    }

    /** Balances by account. */
    static Map<Account, MonetaryAmount> balances(Input accounts) {
        Map<Account, MonetaryAmount> balances = new java.util.TreeMap<>();
        for (String name : accounts.names()) {
            balances.put(account(accounts, name, name), accounts.money(name));
        }
        return balances;
    }
}
