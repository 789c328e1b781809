package dev.cuadra.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rules and where they stand: a row in {@code docs/sources.md}, code that cites it, a test that carries it.
 *
 * @param repository the files
 */
record Sources(Repository repository) {
    static final String TABLE = "docs/sources.md";

    private static final List<String> COLUMNS = List.of("id", "rule", "source", "where read", "read on", "confidence");
    private static final Set<String> CONFIDENCES = Set.of("certain", "likely", "unverified", "assumption");

    /** Such as RET-2, LED-I1 or TAX-AU-1, which is not AU-1; those of the SII are named, such as SII-COMMIT-EMIT. */
    private static final String RULE = "(?:SII(?:-[A-Z0-9]+)+|[A-Z][A-Z0-9]*(?:-[A-Z]{2})?-[A-Z]?[0-9]+)";

    private static final Pattern ID = Pattern.compile("(?<![A-Z0-9-])" + RULE + "\\b");
    /** From the tag to the next one, or to the end of the comment. */
    private static final Pattern CITATION =
            Pattern.compile("@source\\s+((?:(?!\\*/|\\n\\s*\\*\\s*@).)*)", Pattern.DOTALL);

    private static final Pattern STEP = Pattern.compile("(?m)^step\\.(" + RULE + ")");
    private static final Pattern LITERAL = Pattern.compile("\"(" + RULE + ")(?:-[A-Z]+)?\"");
    private static final Pattern TEST_TAG = Pattern.compile("@Tag\\(\"(" + RULE + ")\"\\)");

    /** All that is wrong, each with what is missing and where it is expected; empty when all is well. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Set<String> rows = rows(problems);
        Map<String, Set<String>> cited = cited(rows);
        Map<String, Set<String>> tagged = tagged();
        cited.forEach((id, where) -> {
            if (!rows.contains(id)) {
                problems.add(id + " has no row in " + TABLE + ", but is cited in " + where);
            }
        });
        for (String id : rows) {
            if (!cited.containsKey(id)) {
                problems.add(id + " has a row in " + TABLE + ", but no code cites it with @source " + id);
            }
            if (!tagged.containsKey(id)) {
                problems.add(id + " has a row in " + TABLE + ", but no test carries @Tag(\"" + id
                        + "\"); its code is in " + cited.getOrDefault(id, Set.of()));
            }
        }
        tagged.forEach((id, where) -> {
            if (!rows.contains(id)) {
                problems.add(id + " has no row in " + TABLE + ", but is a tag in " + where);
            }
        });
        return problems;
    }

    private Set<String> rows(List<String> problems) {
        if (!repository.has(TABLE)) {
            problems.add(TABLE + " is missing");
            return Set.of();
        }
        Set<String> ids = new TreeSet<>();
        for (String line : repository.lines(TABLE)) {
            List<String> cells = cells(line);
            if (cells.isEmpty() || !ID.matcher(cells.get(0)).matches()) {
                continue;
            }
            String id = cells.get(0);
            if (!ids.add(id)) {
                problems.add(id + " has two rows in " + TABLE);
            }
            if (cells.size() != COLUMNS.size() || cells.stream().anyMatch(String::isBlank)) {
                problems.add(id + " does not fill the columns " + COLUMNS + " in " + TABLE);
                continue;
            }
            if (!cells.get(4).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                problems.add(id + " does not say on which day it was read: " + cells.get(4));
            }
            if (!CONFIDENCES.contains(cells.get(5))) {
                problems.add(id + " has a confidence other than " + new TreeSet<>(CONFIDENCES) + ": " + cells.get(5));
            }
        }
        return ids;
    }

    private static List<String> cells(String line) {
        if (!line.startsWith("|") || !line.endsWith("|")) {
            return List.of();
        }
        return List.of(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1)).stream()
                .map(String::strip)
                .toList();
    }

    private Map<String, Set<String>> cited(Set<String> rows) {
        Map<String, Set<String>> cited = new TreeMap<>();
        for (String file : repository.files(".java")) {
            if (main(file)) {
                each(
                        CITATION,
                        file,
                        (where, text) -> ID.matcher(text).results().forEach(id -> add(cited, id.group(), where)));
            }
        }
        // A literal such as "RET-7" names a rule only where its prefix is that of one: UTF-8 is none.
        Set<String> prefixes = new TreeSet<>();
        rows.forEach(id -> prefixes.add(prefix(id)));
        cited.keySet().forEach(id -> prefixes.add(prefix(id)));
        for (String file : repository.files(".java")) {
            if (main(file)) {
                each(LITERAL, file, (where, id) -> {
                    if (prefixes.contains(prefix(id))) {
                        add(cited, id, where);
                    }
                });
            }
        }
        for (String file : repository.files(".properties")) {
            if (main(file)) {
                each(STEP, file, (where, id) -> add(cited, id, where));
            }
        }
        return cited;
    }

    private Map<String, Set<String>> tagged() {
        Map<String, Set<String>> tagged = new TreeMap<>();
        for (String file : repository.files(".java")) {
            if (!file.startsWith("docs/checks/") && (file.contains("/src/test/") || kit(file))) {
                each(TEST_TAG, file, (where, id) -> {
                    if (!Catalogue.names(id)) {
                        add(tagged, id, where);
                    }
                });
            }
        }
        return tagged;
    }

    /** Kits hold tests in their main code; what they cite is tested elsewhere. */
    private static boolean kit(String file) {
        return file.startsWith("spi/audit-kit/") || file.startsWith("spi/tck/");
    }

    private static boolean main(String file) {
        return file.contains("/src/main/") && !kit(file);
    }

    private void each(Pattern pattern, String file, BiConsumer<String, String> found) {
        Matcher matcher = pattern.matcher(repository.read(file));
        while (matcher.find()) {
            found.accept(file, matcher.group(1));
        }
    }

    private static String prefix(String id) {
        return id.substring(0, id.lastIndexOf('-'));
    }

    private static void add(Map<String, Set<String>> map, String id, String where) {
        map.computeIfAbsent(id, unused -> new TreeSet<>()).add(where);
    }

    /** Problems one a line, for a failure that says all at once. */
    static String told(List<String> problems) {
        return problems.stream().collect(Collectors.joining("\n  ", "\n  ", "\n"));
    }
}
