package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the content of a field comes from: a literal in single quotes, or a name of a small closed language. */
record Expression(String text, Kind kind, Nature nature, Function<LineContext, String> value) {
    /** What has to be known before there is a value. */
    enum Kind {
        /** The file alone. */
        FILE,
        /** A transfer. */
        TRANSFER,
        /** A transfer, looked up in a table of the profile. */
        TABLE
    }

    /** What may be done to a value so that it fits. */
    enum Nature {
        /** Letters may be replaced, and the end cut off. */
        TEXT,
        /** Nothing may change. */
        CODE,
        /** Nothing may change, and it has to be a mail address. */
        MAIL
    }

    private static final Pattern LITERAL = Pattern.compile("'([\\x20-\\x26\\x28-\\x7E]*)'");
    private static final Pattern NAMED =
            Pattern.compile("(setting|extra|table|count)\\.([A-Za-z][A-Za-z0-9]{0,39})(?:\\.([A-Za-z]+))?");
    private static final Map<String, DateTimeFormatter> DATES = Map.of(
            "yyyyMMdd", DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT),
            "ddMMyyyy", DateTimeFormatter.ofPattern("ddMMuuuu", Locale.ROOT),
            "slashed", DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT),
            "iso", DateTimeFormatter.ISO_LOCAL_DATE);
    private static final Map<String, Expression> PLAIN = plain();

    /** Reads an expression; empty for one that the language does not have. */
    static Optional<Expression> parse(String text, Set<String> tables, Set<String> records) {
        Matcher literal = LITERAL.matcher(text);
        if (literal.matches()) {
            String value = literal.group(1);
            return Optional.of(new Expression(text, Kind.FILE, Nature.CODE, line -> value));
        }
        Matcher named = NAMED.matcher(text);
        return named.matches() ? named(named, tables, records) : Optional.ofNullable(PLAIN.get(text));
    }

    /** The names without an argument, for a message. */
    static String known() {
        Set<String> names = new TreeSet<>(PLAIN.keySet());
        names.addAll(Set.of("'…'", "setting.NAME", "extra.NAME", "table.NAME", "count.RECORD"));
        return String.join(", ", names);
    }

    /** The name behind {@code prefix}, such as that of the setting which is asked for. */
    Optional<String> named(String prefix) {
        Matcher named = NAMED.matcher(text);
        return named.matches() && named.group(1).equals(prefix) ? Optional.of(named.group(2)) : Optional.empty();
    }

    private static Optional<Expression> named(Matcher named, Set<String> tables, Set<String> records) {
        String text = named.group();
        String name = named.group(2);
        Optional<String> form = Optional.ofNullable(named.group(3));
        if (form.isPresent() && !(named.group(1).equals("extra") && DATES.containsKey(form.get()))) {
            return Optional.empty();
        }
        return switch (named.group(1)) {
            case "setting" ->
                Optional.of(new Expression(
                        text,
                        Kind.FILE,
                        Nature.CODE,
                        line -> line.batch().settings().getOrDefault(name, "")));
            case "extra" ->
                Optional.of(new Expression(
                        text,
                        Kind.TRANSFER,
                        Nature.CODE,
                        line -> dated(line.batch().extra(line.paid(), name), form)));
            case "table" ->
                tables.contains(name)
                        ? Optional.of(new Expression(text, Kind.TABLE, Nature.CODE, line -> ""))
                        : Optional.empty();
            default ->
                records.contains(name)
                        ? Optional.of(new Expression(
                                text,
                                Kind.FILE,
                                Nature.CODE,
                                line -> Integer.toString(line.counts().getOrDefault(name, 0))))
                        : Optional.empty();
        };
    }

    /** A date that a host gave as {@code 2027-01-15}, in the form of the layout; anything else stays as it is and is refused. */
    private static String dated(String value, Optional<String> form) {
        if (form.isEmpty() || value.isEmpty()) {
            return value;
        }
        try {
            return Optional.ofNullable(DATES.get(form.get()))
                    .map(LocalDate.parse(value)::format)
                    .orElse(value);
        } catch (DateTimeException e) {
            return "\u0000";
        }
    }

    private static Map<String, Expression> plain() {
        Map<String, Expression> all = new TreeMap<>();
        file(all, "batch.id", line -> line.batch().id());
        file(all, "payer.account", line -> line.batch().account());
        file(all, "transfers", line -> Integer.toString(line.transfers()));
        file(all, "lines", line -> Integer.toString(line.lines()));
        DATES.forEach((form, format) ->
                file(all, "date." + form, line -> line.batch().payOn().format(format)));
        amounts("sum", LineContext::sum).forEach((name, value) -> file(all, name, value));
        ruts("payer.rut", line -> Optional.of(line.batch().payer())).forEach((name, value) -> file(all, name, value));
        ruts("payee.rut", line -> Optional.of(line.paid().payee())).forEach((name, value) -> paid(all, name, value));
        ruts("bank.rut", line -> line.banks().find(line.paid().account().bank()).flatMap(Bank::rut))
                .forEach((name, value) -> paid(all, name, value));
        amounts("amount", line -> line.paid().amount()).forEach((name, value) -> paid(all, name, value));
        paid(all, "bank.code", line -> line.paid().account().bank());
        paid(
                all,
                "bank.number",
                line -> Integer.toString(Integer.parseInt(line.paid().account().bank())));
        paid(all, "account.number", line -> line.paid().account().number());
        paid(all, "account.kind", line -> line.paid().account().kind().name());
        paid(all, "line", line -> Integer.toString(line.number()));
        paid(all, "reference", line -> line.paid().reference());
        all.put("payee.name", of("payee.name", Nature.TEXT, line -> line.paid().name()));
        all.put("text", of("text", Nature.TEXT, line -> line.paid().text()));
        all.put("mail", of("mail", Nature.MAIL, line -> line.paid().mail().orElse("")));
        return Map.copyOf(all);
    }

    private static Map<String, Function<LineContext, String>> ruts(
            String name, Function<LineContext, Optional<Rut>> rut) {
        return Map.of(
                name + ".body",
                        line -> rut.apply(line)
                                .map(found -> Integer.toString(found.number()))
                                .orElse(""),
                name + ".dv",
                        line -> rut.apply(line)
                                .map(found -> String.valueOf(found.checkDigit()))
                                .orElse(""),
                name + ".joined",
                        line -> rut.apply(line)
                                .map(found -> found.number() + "" + found.checkDigit())
                                .orElse(""),
                name + ".dashed", line -> rut.apply(line).map(Rut::toString).orElse(""));
    }

    private static Map<String, Function<LineContext, String>> amounts(String name, Function<LineContext, Clp> amount) {
        return Map.of(
                name + ".whole", line -> amount.apply(line).toString(),
                name + ".cents", line -> amount.apply(line) + "00");
    }

    private static void file(Map<String, Expression> all, String name, Function<LineContext, String> value) {
        all.put(name, new Expression(name, Kind.FILE, Nature.CODE, value));
    }

    private static void paid(Map<String, Expression> all, String name, Function<LineContext, String> value) {
        all.put(name, of(name, Nature.CODE, value));
    }

    private static Expression of(String name, Nature nature, Function<LineContext, String> value) {
        return new Expression(name, Kind.TRANSFER, nature, value);
    }
}
