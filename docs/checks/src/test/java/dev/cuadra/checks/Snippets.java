package dev.cuadra.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java in the documents, which is cut from code that runs: a block follows a comment that names a file and a region,
 * and equals the lines between the markers of that region.
 *
 * @param repository the files
 */
record Snippets(Repository repository) {
    private static final Pattern REFERENCE = Pattern.compile("<!-- snippet: ([^#\\s]+)#([a-z0-9-]+) -->");
    private static final Pattern BEGIN = Pattern.compile("\\s*// snippet:([a-z0-9-]+)\\s*");
    private static final Pattern END = Pattern.compile("\\s*// end:([a-z0-9-]+)\\s*");

    /** All that is wrong, each with its place; empty when all is well. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Map<String, List<String>> regions = regions(problems);
        Set<String> used = new TreeSet<>();
        documents().forEach(document -> check(document, regions, used, problems));
        regions.keySet().stream()
                .filter(region -> !used.contains(region))
                .forEach(region -> problems.add(region + " is cut for no document"));
        return problems;
    }

    private List<String> documents() {
        return repository.files(".md").stream()
                .filter(file -> file.equals("README.md") || file.startsWith("docs/"))
                .toList();
    }

    private void check(String document, Map<String, List<String>> regions, Set<String> used, List<String> problems) {
        List<String> lines = repository.lines(document);
        Optional<String> fence = Optional.empty();
        Optional<String> reference = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String bare = line.strip();
            if (fence.isPresent()) {
                fence = bare.equals(fence.get()) ? Optional.empty() : fence;
            } else if (bare.matches("(```+|~~~+).*")) {
                fence = Optional.of(bare.replaceFirst("^(```+|~~~+).*", "$1"));
                String place = document + ":" + (i + 1);
                if (bare.substring(fence.get().length()).strip().equals("java")) {
                    compare(place, reference, block(lines, i, fence.get()), regions, used, problems);
                } else if (reference.isPresent()) {
                    problems.add(place + " names a snippet, but is no block of java");
                }
                reference = Optional.empty();
            } else if (!bare.isEmpty()) {
                Matcher matcher = REFERENCE.matcher(bare);
                if (reference.isPresent()) {
                    problems.add(document + ":" + (i + 1) + " stands between a snippet's name and its block");
                }
                reference =
                        matcher.matches() ? Optional.of(matcher.group(1) + "#" + matcher.group(2)) : Optional.empty();
            }
        }
    }

    private static void compare(
            String place,
            Optional<String> reference,
            List<String> block,
            Map<String, List<String>> regions,
            Set<String> used,
            List<String> problems) {
        if (reference.isEmpty()) {
            problems.add(place + " is java without a comment <!-- snippet: FILE#REGION --> before it");
            return;
        }
        used.add(reference.get());
        List<String> region = regions.get(reference.get());
        if (region == null) {
            problems.add(place + " names a snippet that is not there: " + reference.get());
        } else if (!region.equals(flush(block))) {
            problems.add(place + " differs from " + reference.get() + "\n    in the code:     "
                    + String.join("\n                     ", region) + "\n    in the document: "
                    + String.join("\n                     ", flush(block)));
        }
    }

    private static List<String> block(List<String> lines, int fenceAt, String fence) {
        return lines.subList(fenceAt + 1, lines.size()).stream()
                .takeWhile(line -> !line.strip().equals(fence))
                .toList();
    }

    /** FILE#REGION to the lines of the region, without indentation. */
    private Map<String, List<String>> regions(List<String> problems) {
        Map<String, List<String>> regions = new LinkedHashMap<>();
        for (String file : repository.files(".java")) {
            Map<String, List<String>> open = new LinkedHashMap<>();
            int number = 0;
            for (String line : repository.lines(file)) {
                number++;
                Matcher begin = BEGIN.matcher(line);
                Matcher end = END.matcher(line);
                if (begin.matches()) {
                    String name = begin.group(1);
                    if (regions.containsKey(file + "#" + name) || open.put(name, new ArrayList<>()) != null) {
                        problems.add(file + ":" + number + " begins " + name + " a second time");
                    }
                } else if (end.matches()) {
                    List<String> body = open.remove(end.group(1));
                    if (body == null) {
                        problems.add(file + ":" + number + " ends " + end.group(1) + ", which has not begun");
                    } else {
                        regions.put(file + "#" + end.group(1), flush(body));
                    }
                } else {
                    open.values().forEach(body -> body.add(line));
                }
            }
            open.keySet().forEach(name -> problems.add(file + " never ends " + name));
        }
        return regions;
    }

    /** The lines without the indentation that all of them share, and without blanks at their ends. */
    private static List<String> flush(List<String> lines) {
        int margin = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(margin).stripTrailing())
                .toList();
    }
}
