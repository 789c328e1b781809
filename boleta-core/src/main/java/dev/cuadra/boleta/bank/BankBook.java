package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.internal.LawFile;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.CellText;
import dev.cuadra.tables.DataFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The institutions that money can go to, and the codes that once were. A host may pass a list of its own, since issuers
 * of prepaid cards come and go every year. Immutable, safe for many threads.
 *
 * @source BANK-1
 */
public final class BankBook {
    private static final Pattern CODE = Pattern.compile("[0-9]{1,3}");
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final int MOST_NEAR = 3;
    private static final BankBook SHIPPED = new BankBook(
            LawFile.rows("bank-codes.csv").stream().map(BankBook::bank).toList());

    private final Map<String, Bank> byCode = new LinkedHashMap<>();
    private final Map<String, Bank> byName = new LinkedHashMap<>();

    private BankBook(List<Bank> banks) {
        for (Bank bank : banks) {
            if (byCode.putIfAbsent(bank.code(), bank) != null) {
                throw new IllegalArgumentException("Two banks with code " + bank.code());
            }
        }
        // An open bank keeps a name that a closed one had too, whatever the order of the list.
        banks.stream()
                .sorted(Comparator.comparing(bank -> !bank.open()))
                .forEach(bank -> Stream.concat(Stream.of(bank.name()), bank.aliases().stream())
                        .forEach(name -> byName.putIfAbsent(CellText.titleKey(name), bank)));
    }

    /** The list that ships with this library. */
    public static BankBook shipped() {
        return SHIPPED;
    }

    /**
     * A list of the host's own.
     *
     * @throws IllegalArgumentException when a code is there twice
     */
    public static BankBook of(List<Bank> banks) {
        return new BankBook(banks);
    }

    /** All rows, closed ones too, in the order of the list. */
    public List<Bank> banks() {
        return List.copyOf(byCode.values());
    }

    /** The row of a code. */
    public Optional<Bank> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The row that somebody means who writes a code ({@code 12} is {@code 012}) or a name, whatever its accents. */
    public Optional<Bank> named(String text) {
        String plain = CellText.trimmed(text);
        if (CODE.matcher(plain).matches()) {
            return find("0".repeat(3 - plain.length()) + plain);
        }
        String key = CellText.titleKey(plain);
        return Stream.of(key, without("banco", key), without("bancode", key), "banco" + key)
                .map(byName::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The names of open banks that are spelt almost like {@code text}, the nearest first, at most three. */
    public List<String> near(String text) {
        String key = without("banco", CellText.titleKey(text));
        if (key.length() < 2 || key.length() > 60) {
            return List.of();
        }
        int far = Math.max(1, key.length() / 3);
        Map<String, Integer> distances = new LinkedHashMap<>();
        byName.forEach((name, bank) -> {
            String other = without("banco", name);
            int distance = key.length() > 3 && other.contains(key) ? 1 : distance(key, other);
            if (bank.open() && distance <= far) {
                distances.merge(bank.name(), distance, Math::min);
            }
        });
        return distances.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(MOST_NEAR)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Why nothing can be sent to {@code code}; empty when something can. A closed code's heir is named, never used. */
    Optional<Problem> refusal(String code, Place where) {
        Optional<Bank> bank = find(code);
        if (bank.isEmpty()) {
            return Optional.of(Texts.BOOK.problem("BANK_UNKNOWN", where, Map.of("value", code)));
        }
        return bank.filter(found -> !found.open()).map(closed -> closed(closed, where));
    }

    private Problem closed(Bank bank, Place where) {
        Optional<Bank> heir = bank.heir().flatMap(this::find);
        return heir.map(found -> Texts.BOOK.problem(
                        "BANK_CLOSED_HEIR",
                        where,
                        Map.of(
                                "code", bank.code(),
                                "name", bank.name(),
                                "heir", found.code(),
                                "heirName", found.name())))
                .orElseGet(() ->
                        Texts.BOOK.problem("BANK_CLOSED", where, Map.of("code", bank.code(), "name", bank.name())));
    }

    private static String without(String prefix, String key) {
        return key.startsWith(prefix) && key.length() > prefix.length() ? key.substring(prefix.length()) : key;
    }

    /** How many letters have to be put in, taken out or replaced. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static Bank bank(DataFile.Row row) {
        List<String> aliases = new ArrayList<>();
        BAR.splitAsStream(row.text("aliases")).filter(alias -> !alias.isEmpty()).forEach(aliases::add);
        return new Bank(
                row.text("code"),
                row.text("name"),
                present(row.text("rut")).map(Rut::parse),
                Confidence.parse(row.text("rut_confidence")),
                row.text("state").equals("open"),
                present(row.text("heir")),
                aliases,
                row.text("source"),
                Confidence.parse(row.text("confidence")),
                row.text("note"));
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
