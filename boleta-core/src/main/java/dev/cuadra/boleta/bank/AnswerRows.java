package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.bank.AnswerProfile.Meaning;
import dev.cuadra.boleta.internal.ShownCell;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CellText;
import dev.cuadra.tables.Column;
import dev.cuadra.tables.HeaderedRow;
import dev.cuadra.tables.HeaderedTable;
import dev.cuadra.tables.ReadOptions;
import dev.cuadra.tables.Row;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of an answer, before anybody asks which transfers they speak of. */
final class AnswerRows {
    private static final int DEEPEST_TITLES = 100;
    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,15})");
    private static final Pattern DOTS = Pattern.compile("\\$?\\s?([0-9]{1,15}|[0-9]{1,3}(?:\\.[0-9]{3}){1,4})");
    private static final Pattern CENTS = Pattern.compile("([0-9]{1,15})00");

    private final AnswerProfile profile;
    private final TableLimits limits;

    AnswerRows(AnswerProfile profile, TableLimits limits) {
        this.profile = profile;
        this.limits = limits;
    }

    List<AnswerLine> read(TableSource source) {
        return profile.kind() == AnswerProfile.Kind.FIXED ? fixed(source) : table(source);
    }

    private List<AnswerLine> table(TableSource source) {
        ReadOptions options =
                profile.charset().map(ReadOptions.DEFAULT::withCharset).orElse(ReadOptions.DEFAULT);
        try (TableReader reader = Tables.open(source, limits, options)) {
            String format = reader.format().name();
            if (profile.kind() != AnswerProfile.Kind.TABLE
                    && !profile.kind().name().equals(format)) {
                throw new ProblemException(Texts.BOOK.problem(
                        "ANSWER_KIND",
                        Place.in(source.name()),
                        Map.of("kind", format, "expected", profile.kind(), "profile", profile.name())));
            }
            HeaderedTable table = HeaderedTable.below(reader, titles(reader), columns());
            if (!table.header().problems().isEmpty()) {
                throw new ProblemException(table.header().problems().get(0));
            }
            List<AnswerLine> lines = new ArrayList<>();
            for (Optional<HeaderedRow> next = table.next(); next.isPresent(); next = table.next()) {
                HeaderedRow row = next.get();
                lines.add(line(row.line(), row::place, row::value, row.problem()));
            }
            return lines;
        }
    }

    private Row titles(TableReader reader) {
        String wanted = CellText.titleKey(profile.heading());
        for (int at = 0; at < DEEPEST_TITLES; at++) {
            Optional<Row> row = reader.next();
            if (row.isEmpty()) {
                break;
            }
            if (row.get().values().stream()
                    .anyMatch(cell -> CellText.titleKey(cell).equals(wanted))) {
                return row.get();
            }
        }
        throw new ProblemException(Texts.BOOK.problem(
                "ANSWER_HEADING",
                Place.in(reader.source()),
                Map.of("heading", profile.heading(), "profile", profile.name())));
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        profile.columns().forEach((meaning, column) -> {
            boolean key = meaning == Meaning.REFERENCE || meaning == Meaning.RUT || meaning == Meaning.AMOUNT;
            columns.add(new Column(AnswerProfile.member(meaning), key, column.titles()));
        });
        return columns;
    }

    private List<AnswerLine> fixed(TableSource source) {
        List<AnswerLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : text(source).lines().toList()) {
            number++;
            Place place = Place.in(source.name()).atLine(number);
            if (!line.isBlank() && line.startsWith(profile.prefix())) {
                lines.add(line(number, place::atColumn, name -> at(line, name), Optional.empty()));
            }
        }
        return lines;
    }

    private String at(String line, String name) {
        return profile.columns().entrySet().stream()
                .filter(entry -> AnswerProfile.member(entry.getKey()).equals(name))
                .map(entry -> entry.getValue())
                .map(column -> line.substring(
                        Math.min(line.length(), column.from() - 1),
                        Math.min(line.length(), column.from() - 1 + column.length())))
                .map(CellText::trimmed)
                .findFirst()
                .orElse("");
    }

    private String text(TableSource source) {
        try (InputStream in = source.opener().open()) {
            byte[] bytes = in.readNBytes(limits.maxBufferedBytes());
            if (in.read() >= 0) {
                throw TableException.of(
                        TableFault.TOO_LARGE, Place.in(source.name()), Map.of("limit", limits.maxBufferedBytes()));
            }
            return new String(bytes, profile.charset().orElse(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(source.name(), e);
        }
    }

    private AnswerLine line(
            long number, Function<String, Place> place, Function<String, String> cell, Optional<Problem> broken) {
        List<Problem> problems = new ArrayList<>(broken.stream().toList());
        Function<Meaning, String> value =
                meaning -> profile.columns().containsKey(meaning) ? cell.apply(AnswerProfile.member(meaning)) : "";
        String word = value.apply(Meaning.STATE);
        AnswerState state = profile.state(word);
        if (state == AnswerState.UNKNOWN && !word.isEmpty()) {
            problems.add(Texts.BOOK.problem(
                    "ANSWER_STATE", place.apply("state"), Map.of("word", word, "profile", profile.name())));
        }
        return new AnswerLine(
                number,
                present(value.apply(Meaning.REFERENCE)),
                rut(value.apply(Meaning.RUT), place, problems),
                present(value.apply(Meaning.ACCOUNT)),
                amount(value.apply(Meaning.AMOUNT), place, problems),
                word,
                state,
                value.apply(Meaning.REASON_CODE),
                value.apply(Meaning.REASON),
                problems);
    }

    private static Optional<Rut> rut(String text, Function<String, Place> place, List<Problem> problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Rut> rut = RutReading.of(text).rut();
        if (rut.isEmpty()) {
            problems.add(Texts.BOOK.problem("ANSWER_RUT", place.apply("rut"), Map.of("value", RutReading.mask(text))));
        }
        return rut;
    }

    private Optional<Clp> amount(String text, Function<String, Place> place, List<Problem> problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Pattern form = switch (profile.amounts()) {
            case WHOLE -> WHOLE;
            case DOTS -> DOTS;
            case CENTS -> CENTS;
        };
        Matcher matcher = form.matcher(text);
        if (matcher.matches()) {
            return Optional.of(Clp.parse(matcher.group(1).replace(".", "")));
        }
        problems.add(Texts.BOOK.problem("ANSWER_AMOUNT", place.apply("amount"), Map.of("value", ShownCell.of(text))));
        return Optional.empty();
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
