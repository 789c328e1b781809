package dev.cuadra.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What going live has to be able to express, who answers for it, and where each row of it lives: as data, in a resource that names the row, or as
 * behaviour, in code whose test carries the row as its tag.
 *
 * @param repository the files
 */
record Catalogue(Repository repository) {
    static final String TABLE = "docs/catalogue.csv";

    private static final List<String> COLUMNS = List.of(
            "id",
            "source",
            "area",
            "type",
            "phase",
            "statement",
            "metric",
            "operator",
            "value",
            "unit",
            "window",
            "role",
            "where");
    private static final String LISTS = "docs/checks/src/test/resources/dev/cuadra/checks/";
    private static final String ROW = "(?:BL|CO|LL)-[0-9]{3}";
    private static final Pattern ID = Pattern.compile(ROW);
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(" + ROW + ")\"\\)");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether an id is one of a row, rather than of a rule. */
    static boolean names(String id) {
        return ID.matcher(id).matches();
    }

    /** How many rows the table has. */
    long size() {
        return rows().size();
    }

    /** All that is wrong, each with the row and what is expected of it; empty when all is well. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Answering answering = new Answering(roles());
        Content content = new Content(known(), new Agreed(list("agreed.csv")), Times.of(list("times.csv")));
        Map<String, Set<String>> data = data(problems, answering, content);
        Map<String, Set<String>> tagged = tagged();
        Set<String> ids = new TreeSet<>();
        for (NamedCsvRecord row : rows()) {
            String id = row.getField("id");
            if (!names(id) || !ids.add(id)) {
                problems.add(id + " is no row of its own in " + TABLE);
            }
            places(row, data.getOrDefault(id, Set.of()), tagged.containsKey(id), problems);
        }
        data.forEach((id, where) -> unknown(ids, id, where, problems));
        tagged.forEach((id, where) -> unknown(ids, id, where, problems));
        problems.addAll(answering.problems());
        problems.addAll(content.problems());
        return problems;
    }

    /** The rows by their ids. */
    Map<String, CatalogueRow> known() {
        Map<String, CatalogueRow> known = new TreeMap<>();
        rows().forEach(row -> known.put(row.getField("id"), CatalogueRow.of(row)));
        return known;
    }

    /** A list beside the checks; empty where there is none. */
    private List<NamedCsvRecord> list(String name) {
        return repository.has(LISTS + name) ? records(LISTS + name) : List.of();
    }

    /** The role that answers for each row that has one. */
    private Map<String, String> roles() {
        Map<String, String> roles = new TreeMap<>();
        rows().stream()
                .filter(row -> !row.getField("role").isEmpty())
                .forEach(row -> roles.put(row.getField("id"), row.getField("role")));
        return roles;
    }

    private void places(NamedCsvRecord row, Set<String> data, boolean tested, List<String> problems) {
        String id = row.getField("id");
        List<String> places = Stream.of(row.getField("where").split(" ", -1))
                .filter(place -> !place.isEmpty())
                .toList();
        if (places.isEmpty()) {
            problems.add(id + " lives nowhere: " + row.getField("statement"));
        }
        for (String place : places) {
            if (!repository.has(place)) {
                problems.add(id + " is said to live in " + place + ", which is missing");
            } else if (place.endsWith(".java")) {
                if (!tested) {
                    problems.add(id + " lives in " + place + ", but no test carries @Tag(\"" + id + "\")");
                }
            } else if (!data.contains(place)) {
                problems.add(id + " is said to live in " + place + ", which does not name it");
            }
        }
        data.stream()
                .filter(place -> !places.contains(place))
                .forEach(place -> problems.add(id + " lives in " + place + " too, which " + TABLE + " does not say"));
    }

    private static void unknown(Set<String> ids, String id, Set<String> where, List<String> problems) {
        if (!ids.contains(id)) {
            problems.add(id + " is no row of " + TABLE + ", but named in " + where);
        }
    }

    private List<NamedCsvRecord> rows() {
        List<NamedCsvRecord> rows = records(TABLE);
        if (rows.isEmpty() || !rows.get(0).getHeader().equals(COLUMNS)) {
            throw new IllegalStateException(TABLE + " has the columns " + COLUMNS);
        }
        return rows;
    }

    private List<NamedCsvRecord> records(String file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(repository.read(file))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The rows that resources name, in members or columns called {@code row} or {@code rows}. */
    private Map<String, Set<String>> data(List<String> problems, Answering answering, Content content) {
        Map<String, Set<String>> data = new TreeMap<>();
        for (String file : repository.files()) {
            if (!file.contains("/src/main/resources/")) {
                continue;
            }
            if (file.endsWith(".json")) {
                try {
                    JsonNode tree = JSON.readTree(repository.read(file));
                    named(tree, file, data);
                    answering.look(file, tree);
                    content.look(file, tree);
                } catch (JsonProcessingException e) {
                    problems.add(file + " is no JSON: " + e.getOriginalMessage());
                }
            } else if (file.endsWith(".csv")) {
                columns(file, data);
            }
        }
        return data;
    }

    private static void named(JsonNode node, String file, Map<String, Set<String>> data) {
        if (node.isObject()) {
            named(node.path("row"), node.path("rows")).forEach(id -> add(data, id, file));
        }
        node.forEach(child -> named(child, file, data));
    }

    static List<String> named(JsonNode row, JsonNode rows) {
        List<String> ids = new ArrayList<>();
        Stream.concat(Stream.of(row), rows.valueStream())
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(Catalogue::names)
                .forEach(ids::add);
        return ids;
    }

    private void columns(String file, Map<String, Set<String>> data) {
        List<String> lines = repository.lines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        if (lines.isEmpty() || !List.of(lines.get(0).split(",", -1)).contains("row")) {
            return;
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(String.join("\n", lines))) {
            reader.stream()
                    .flatMap(record -> Stream.of(record.getField("row").split(" ", -1)))
                    .filter(Catalogue::names)
                    .forEach(id -> add(data, id, file));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private Map<String, Set<String>> tagged() {
        Map<String, Set<String>> tagged = new TreeMap<>();
        for (String file : repository.files(".java")) {
            if (file.startsWith("docs/checks/") || !file.contains("/src/test/")) {
                continue;
            }
            Matcher tags = TAG.matcher(repository.read(file));
            while (tags.find()) {
                add(tagged, tags.group(1), file);
            }
        }
        return tagged;
    }

    private static void add(Map<String, Set<String>> map, String id, String where) {
        map.computeIfAbsent(id, unused -> new TreeSet<>()).add(where);
    }
}
