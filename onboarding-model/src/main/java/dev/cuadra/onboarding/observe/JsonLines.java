package dev.cuadra.onboarding.observe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.definition.InputReader;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Observations in JSON: a list, an object with a list, or an object on each line. In UTF-8. For one thread. */
final class JsonLines implements ObservationList.Lines {
    private static final String LIST = "observations";
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String name;
    private final ObservationTerms terms;
    private final Feed feed;

    /** Where the objects come from. */
    private interface Feed extends AutoCloseable {
        ObservationForm form();

        /** The next object, or empty at the end. */
        Optional<Item> next() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** An object, or what should have been one. */
    private record Item(long line, String text, Optional<JsonNode> tree) {}

    private JsonLines(String name, ObservationTerms terms, Feed feed) {
        this.name = name;
        this.terms = terms;
        this.feed = feed;
    }

    static JsonLines open(TableSource source, ObservationTerms terms, TableLimits limits) {
        try {
            Optional<ListFeed> list = ListFeed.open(source, limits);
            return new JsonLines(source.name(), terms, list.isPresent() ? list.get() : new LineFeed(source, limits));
        } catch (IOException e) {
            throw failed(source.name(), e);
        }
    }

    /** What a reader says of a list: it is no JSON, or the medium failed. */
    private static RuntimeException failed(String name, IOException e) {
        if (e instanceof JsonProcessingException broken) {
            long line = broken.getLocation() == null
                    ? 0
                    : Math.max(0, broken.getLocation().getLineNr());
            return new ProblemException(json(name, line), e);
        }
        return e instanceof CharacterCodingException
                ? new ProblemException(json(name, 0), e)
                : new UncheckedIOException(name, e);
    }

    private static Problem json(String name, long line) {
        return Texts.BOOK.problem("OBS_JSON", Place.in(name).atLine(line), Map.of());
    }

    @Override
    public ObservationForm form() {
        return feed.form();
    }

    @Override
    public List<String> titles() {
        return List.of();
    }

    @Override
    public List<Problem> warnings() {
        return List.of();
    }

    @Override
    public CsvStyle style() {
        return CsvStyle.RFC_4180;
    }

    @Override
    public OptionalLong expectedLines() {
        return OptionalLong.empty();
    }

    @Override
    public Optional<ObservationLine> next() {
        try {
            return feed.next().map(this::line);
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    private ObservationLine line(Item item) {
        Place place = Place.in(name).atLine(item.line());
        if (item.tree().isEmpty()) {
            return rejected(item, json(name, item.line()));
        }
        try {
            Reading reading = InputReader.reading(item.tree().get());
            Optional<String> unit =
                    Optional.ofNullable(item.tree().get().get("unit")).map(JsonNode::asText);
            Optional<Problem> misfit = Fit.problem(reading.metric(), unit, reading.content(), terms);
            if (misfit.isPresent()) {
                return rejected(
                        item,
                        misfit.get().at(place.atColumn(misfit.get().where().column())));
            }
            return new ObservationLine(
                    item.line(),
                    List.of(item.text()),
                    Optional.of(reading),
                    List.of(),
                    Fit.undeclared(reading, terms, place.atColumn("metric")).stream()
                            .toList());
        } catch (ProblemException e) {
            return rejected(
                    item, e.problem().at(place.atColumn(e.problem().where().column())));
        }
    }

    private static ObservationLine rejected(Item item, Problem problem) {
        return new ObservationLine(item.line(), List.of(item.text()), Optional.empty(), List.of(problem), List.of());
    }

    @Override
    public void close() {
        try {
            feed.close();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The text of a source without its byte-order mark, no longer than a source may be. */
    private static Reader text(TableSource source, TableLimits limits) throws IOException {
        InputStream in = new Bounded(source, source.opener().open(), limits.maxBytes());
        PushbackReader reader = new PushbackReader(
                new BufferedReader(new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT))),
                1);
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }

    /** Refuses to read on beyond a number of bytes. */
    private static final class Bounded extends FilterInputStream {
        private final TableSource source;
        private long left;

        Bounded(TableSource source, InputStream in, long most) {
            super(in);
            this.source = source;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            left -= more;
            if (left < 0) {
                throw new ProblemException(Texts.BOOK.problem("OBS_TOO_LARGE", Place.in(source.name()), Map.of()));
            }
        }
    }

    /** A list, element by element. */
    private static final class ListFeed implements Feed {
        private final JsonParser parser;
        private final boolean within;
        private boolean over;

        private ListFeed(JsonParser parser, boolean within) {
            this.parser = parser;
            this.within = within;
        }

        /** Empty when the text begins with an object that holds no list of observations. */
        static Optional<ListFeed> open(TableSource source, TableLimits limits) throws IOException {
            JsonParser parser = Canonical.parser(text(source, limits));
            boolean kept = false;
            try {
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    kept = true;
                    return Optional.of(new ListFeed(parser, false));
                }
                kept = LIST.equals(parser.nextFieldName()) && parser.nextToken() == JsonToken.START_ARRAY;
                return kept ? Optional.of(new ListFeed(parser, true)) : Optional.empty();
            } catch (JsonProcessingException e) {
                // The first line is broken, and says so when it is read as a line.
                return Optional.empty();
            } finally {
                if (!kept) {
                    parser.close();
                }
            }
        }

        @Override
        public ObservationForm form() {
            return ObservationForm.JSON;
        }

        @Override
        public Optional<Item> next() throws IOException {
            if (over) {
                return Optional.empty();
            }
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                over = true;
                boolean closed = !within || parser.nextToken() == JsonToken.END_OBJECT;
                if (!closed || parser.nextToken() != null) {
                    throw new com.fasterxml.jackson.core.JsonParseException(parser, "Text after the list");
                }
                return Optional.empty();
            }
            long line = Math.max(1, parser.currentTokenLocation().getLineNr());
            JsonNode tree = Canonical.next(parser);
            return Optional.of(new Item(line, Canonical.text(tree), Optional.of(tree)));
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }

    /** An object on each line; a line that is none is rejected alone. */
    private static final class LineFeed implements Feed {
        private final String name;
        private final int most;
        private final Reader reader;
        private long line;

        LineFeed(TableSource source, TableLimits limits) throws IOException {
            this.name = source.name();
            this.most = limits.maxLineChars();
            this.reader = text(source, limits);
        }

        @Override
        public ObservationForm form() {
            return ObservationForm.JSON_LINES;
        }

        @Override
        public Optional<Item> next() throws IOException {
            for (Optional<String> text = readLine(); text.isPresent(); text = readLine()) {
                if (!text.get().isBlank()) {
                    return Optional.of(new Item(line, text.get(), tree(text.get())));
                }
            }
            return Optional.empty();
        }

        private static Optional<JsonNode> tree(String text) {
            try {
                return Optional.of(Canonical.parse(text));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }

        private Optional<String> readLine() throws IOException {
            StringBuilder text = new StringBuilder();
            int sign = reader.read();
            if (sign < 0) {
                return Optional.empty();
            }
            line++;
            for (; sign >= 0 && sign != '\n'; sign = reader.read()) {
                text.append((char) sign);
                if (text.length() > most) {
                    throw new ProblemException(
                            Texts.BOOK.problem("OBS_TOO_LARGE", Place.in(name).atLine(line), Map.of()));
                }
            }
            return Optional.of(text.toString().strip());
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
