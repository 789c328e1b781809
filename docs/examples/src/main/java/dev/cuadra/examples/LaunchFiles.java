package dev.cuadra.examples;

import dev.cuadra.examples.launch.Shelf;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The directory of a simulated launch. Its scenario is written first: by it a directory is known again in which an
 * interrupted run left files, which are then written anew.
 */
final class LaunchFiles implements Shelf {
    private static final String PART = ".part";

    private final OutDirectory out;
    private final boolean begun;

    private LaunchFiles(OutDirectory out, boolean begun) {
        this.out = out;
        this.begun = begun;
    }

    /**
     * Begins, or goes on.
     *
     * @throws ProblemException with code {@code OUT_UNUSABLE}, or {@code LAUNCH_DIR_USED} when there is anything else
     */
    static LaunchFiles begin(Path directory, String name, String scenario) {
        OutDirectory out = new OutDirectory(directory);
        boolean begun = read(out.resolve(name)).equals(scenario);
        if (!begun && !names(directory).isEmpty()) {
            throw new ProblemException(
                    Texts.BOOK.problem("LAUNCH_DIR_USED", Place.member("--out"), Map.of("dir", directory)));
        }
        LaunchFiles files = new LaunchFiles(out, begun);
        files.put(name, scenario);
        return files;
    }

    /** Whether a run of the same scenario left files here before. */
    boolean begun() {
        return begun;
    }

    @Override
    public void put(String name, String content) {
        out.text(name, content);
    }

    /** How many files there are in the end. */
    int finish() {
        return names(out.directory()).size();
    }

    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a directory, with {@code /} between folders; what a killed process left half written is none. */
    private static Set<String> names(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            Set<String> names = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.endsWith(PART))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In what a directory differs from the files that it should hold: each file, with the first line of it. */
    static List<String> differences(Console console, Path directory, Map<String, String> expected) {
        TreeMap<String, String> all = new TreeMap<>(expected);
        Set<String> there = names(directory);
        there.forEach(name -> all.putIfAbsent(name, ""));
        List<String> differences = new ArrayList<>();
        all.forEach((name, content) -> {
            if (!there.contains(name)) {
                differences.add(console.text("launch.missing", Map.of("file", name)));
            } else if (!expected.containsKey(name)) {
                differences.add(console.text("launch.extra", Map.of("file", name)));
            } else {
                long line = firstDifference(read(directory.resolve(name)), content);
                if (line > 0) {
                    differences.add(console.text("launch.differs", Map.of("file", name, "line", line)));
                }
            }
        });
        return differences;
    }

    /** The number of the first line that differs, from 1; 0 when none does. */
    private static long firstDifference(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return one.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }
}
