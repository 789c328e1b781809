package dev.cuadra.layby.transfer;

import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CellText;
import dev.cuadra.tables.HeaderedRow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** One line while its cells are read. */
final class CellReading {
    private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]+\\.[^\\s@,;<>\".]{2,}");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,14})(?:([.,])([0-9]{1,4}))?");
    private static final Pattern DATE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T00:00(?::00)?)?");
    /** A date or an amount, however wrong; an account or a tax number looks otherwise. */
    private static final Pattern PLAIN = Pattern.compile("(?!.*(?:[0-9]{9}|[0-9]{3}-[0-9]$))[0-9.,:/$ -]{1,24}");

    private static final int LONGEST_CODE = 5;
    private static final int MOST = 1_000_000;
    private static final int GROUP = 3;

    private static final Map<String, Tender> TENDERS = Map.ofEntries(
            Map.entry("cash", Tender.CASH),
            Map.entry("efectivo", Tender.CASH),
            Map.entry("card", Tender.CARD),
            Map.entry("tarjeta", Tender.CARD),
            Map.entry("banktransfer", Tender.BANK_TRANSFER),
            Map.entry("transfer", Tender.BANK_TRANSFER),
            Map.entry("transferencia", Tender.BANK_TRANSFER),
            Map.entry("bankdebit", Tender.BANK_DEBIT),
            Map.entry("debitobancario", Tender.BANK_DEBIT),
            Map.entry("cheque", Tender.CHEQUE),
            Map.entry("check", Tender.CHEQUE),
            Map.entry("moneyorder", Tender.MONEY_ORDER),
            Map.entry("valevista", Tender.MONEY_ORDER),
            Map.entry("giftcard", Tender.GIFT_CARD),
            Map.entry("tarjetaderegalo", Tender.GIFT_CARD),
            Map.entry("points", Tender.POINTS),
            Map.entry("puntos", Tender.POINTS),
            Map.entry("tradein", Tender.TRADE_IN),
            Map.entry("other", Tender.OTHER),
            Map.entry("otro", Tender.OTHER));
    private static final Map<String, Frequency> FREQUENCIES = Map.ofEntries(
            Map.entry("weekly", Frequency.WEEKLY),
            Map.entry("semanal", Frequency.WEEKLY),
            Map.entry("fortnightly", Frequency.FORTNIGHTLY),
            Map.entry("biweekly", Frequency.FORTNIGHTLY),
            Map.entry("quincenal", Frequency.FORTNIGHTLY),
            Map.entry("catorcenal", Frequency.FORTNIGHTLY),
            Map.entry("monthly", Frequency.MONTHLY),
            Map.entry("mensual", Frequency.MONTHLY));
    private static final Map<String, String> LANGUAGES = Map.of(
            "es",
            "es",
            "espanol",
            "es",
            "spanish",
            "es",
            "castellano",
            "es",
            "en",
            "en",
            "english",
            "en",
            "ingles",
            "en");

    private final HeaderedRow row;
    private final List<Problem> problems = new ArrayList<>();

    CellReading(HeaderedRow row) {
        this.row = row;
        row.problem().ifPresent(problems::add);
    }

    boolean sound() {
        return problems.isEmpty();
    }

    long line() {
        return row.line();
    }

    String value(String column) {
        return row.value(column);
    }

    ListedLine listed() {
        return new ListedLine(row.line(), row.row().expanded(), problems);
    }

    void lengths() {
        for (String column : LaybyList.TITLES) {
            if (value(column).length() > LaybyList.LONGEST) {
                problem("LAYBY_LIST_TOO_LONG", column, Map.of("max", LaybyList.LONGEST));
            }
        }
    }

    /** A text that has to be there. */
    String text(String column) {
        String text = value(column);
        if (text.isEmpty()) {
            problem("LAYBY_LIST_EMPTY", column, Map.of());
        }
        return text;
    }

    Optional<ListedConsumer> consumer() {
        String name = text("name");
        Optional<String> mail = Optional.of(value("mail")).filter(text -> !text.isEmpty());
        mail.filter(text -> !MAIL.matcher(text).matches())
                .ifPresent(text -> problem("LAYBY_LIST_MAIL", "mail", Map.of("value", masked(text))));
        String language = value("language").isEmpty()
                ? "en"
                : word("language", LANGUAGES, "LAYBY_LIST_LANGUAGE").orElse("");
        return name.isEmpty() ? Optional.empty() : Optional.of(new ListedConsumer(name, mail, language));
    }

    Optional<Tender> tender(String column) {
        return word(column, TENDERS, "LAYBY_LIST_TENDER");
    }

    Optional<Frequency> frequency(String column) {
        return word(column, FREQUENCIES, "LAYBY_LIST_FREQUENCY");
    }

    Optional<CurrencyUnit> currency(String column) {
        String code = text(column).toUpperCase(Locale.ROOT);
        try {
            return code.isEmpty() ? Optional.empty() : Optional.of(MinorUnits.currency(word(code)));
        } catch (ProblemException e) {
            problems.add(e.problem().at(row.place(column)));
            return Optional.empty();
        }
    }

    Optional<Jurisdiction> jurisdiction(String column) {
        String code = text(column).toUpperCase(Locale.ROOT);
        try {
            return code.isEmpty() ? Optional.empty() : Optional.of(Jurisdiction.parse(word(code)));
        } catch (ProblemException e) {
            problems.add(e.problem().at(row.place(column)));
            return Optional.empty();
        }
    }

    Optional<LocalDate> date(String column, boolean required) {
        String text = required ? text(column) : value(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = DATE.matcher(text);
        try {
            if (form.matches()) {
                return Optional.of(LocalDate.parse(form.group(1)));
            }
        } catch (DateTimeException e) {
            // Said below: a day that no calendar has is no better than any other text.
        }
        problem("LAYBY_LIST_DATE", column, Map.of("value", shown(text)));
        return Optional.empty();
    }

    Optional<Integer> count(String column, int least) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean digits = text.matches("[0-9]{1,7}");
        int count = digits ? Integer.parseInt(text) : -1;
        if (count < least || count > MOST) {
            problem("LAYBY_LIST_COUNT", column, Map.of("value", shown(text), "least", least));
            return Optional.empty();
        }
        return Optional.of(count);
    }

    /**
     * An amount with a decimal point or a decimal comma; an empty cell is none. Where a sign could as well part
     * thousands, nothing is guessed.
     */
    Optional<MonetaryAmount> amount(String column, CurrencyUnit unit) {
        String text = value(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = AMOUNT.matcher(text);
        int digits = unit.getDefaultFractionDigits();
        if (form.matches()) {
            String decimals = form.group(3) == null ? "" : form.group(3);
            boolean thousands = ",".equals(form.group(2)) && decimals.length() == GROUP;
            if (decimals.length() <= digits && !thousands) {
                return amount(column, new BigDecimal(text.replace(',', '.')), unit);
            }
        }
        problem("LAYBY_LIST_AMOUNT", column, Map.of("value", shown(text), "currency", unit.getCurrencyCode()));
        return Optional.empty();
    }

    private Optional<MonetaryAmount> amount(String column, BigDecimal decimal, CurrencyUnit unit) {
        try {
            return Optional.of(MinorUnits.exact(decimal, unit));
        } catch (ProblemException e) {
            problems.add(e.problem().at(row.place(column)));
            return Optional.empty();
        }
    }

    Optional<Item> item(String sku, int quantity, MonetaryAmount price) {
        String description = value("description").isEmpty() ? sku : value("description");
        try {
            Item item = new Item(sku, description, quantity, price);
            item.price();
            return Optional.of(item);
        } catch (ProblemException e) {
            problems.add(e.problem().at(row.place("unit_price")));
            return Optional.empty();
        } catch (ArithmeticException e) {
            problem("LAYBY_LIST_TOO_MUCH", "unit_price", Map.of());
            return Optional.empty();
        }
    }

    /** What is longer than any code is refused under a mask. */
    private static String word(String code) {
        return code.length() <= LONGEST_CODE ? code : masked(code);
    }

    private <T> Optional<T> word(String column, Map<String, T> words, String code) {
        String text = text(column);
        Optional<T> meaning = Optional.ofNullable(words.get(CellText.titleKey(text)));
        if (!text.isEmpty() && meaning.isEmpty()) {
            problem(code, column, Map.of("value", masked(text)));
        }
        return meaning;
    }

    void problem(String code, String column, Map<String, ?> values) {
        problems.add(Texts.BOOK.problem(code, row.place(column), values));
    }

    /** Digits and signs, by which a wrong date or amount is found; anything else may be a name that slipped a column. */
    private static String shown(String value) {
        return PLAIN.matcher(value).matches() ? value : masked(value);
    }

    /** The first two characters: enough to find the cell, too little to tell who it is. */
    private static String masked(String value) {
        int shown = value.offsetByCodePoints(0, Math.min(2, value.codePointCount(0, value.length())));
        return value.substring(0, shown) + "*".repeat(Math.min(10, value.length() - shown));
    }
}
