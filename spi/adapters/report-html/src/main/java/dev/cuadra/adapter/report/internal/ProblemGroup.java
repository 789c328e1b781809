package dev.cuadra.adapter.report.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Problems of one code, which mostly share their remedy: a hundred people missing from a list are one thing to do.
 *
 * @param code the code
 * @param count how many
 * @param remedy what to do, where it is the same for all of them; else empty
 * @param items the problems, in the order they came
 */
public record ProblemGroup(String code, String count, String remedy, List<Item> items) {
    /**
     * One problem.
     *
     * @param place where it stands; empty where no place is known
     * @param message what is wrong
     * @param remedy what to do; empty where the group says it
     */
    public record Item(String place, String message, String remedy) {}

    /** Groups in the order in which their codes first come. */
    static List<ProblemGroup> of(List<Problem> problems, Words words) {
        Map<String, List<Problem>> byCode = new LinkedHashMap<>();
        problems.forEach(problem -> byCode.computeIfAbsent(problem.code(), unused -> new ArrayList<>())
                .add(problem));
        return byCode.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue(), words))
                .toList();
    }

    private static ProblemGroup group(String code, List<Problem> problems, Words words) {
        String first = words.say(problems.get(0).remedy());
        boolean shared = problems.stream()
                .allMatch(problem -> words.say(problem.remedy()).equals(first));
        List<Item> items = problems.stream()
                .map(problem -> new Item(
                        place(problem.where(), words),
                        Words.clean(words.say(problem.message())),
                        shared ? "" : Words.clean(words.say(problem.remedy()))))
                .toList();
        return new ProblemGroup(code, Words.figure(items.size()), shared ? Words.clean(first) : "", items);
    }

    private static String place(Place place, Words words) {
        List<String> parts = new ArrayList<>();
        if (!place.source().isEmpty()) {
            parts.add(Words.clean(place.source()));
        }
        if (place.line() > 0) {
            parts.add(words.say("place.line", "line", place.line()));
        }
        if (!place.column().isEmpty()) {
            parts.add(words.say("place.column", "column", Words.clean(place.column())));
        }
        return String.join(", ", parts);
    }
}
