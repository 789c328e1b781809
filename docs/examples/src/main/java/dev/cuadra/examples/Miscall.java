package dev.cuadra.examples;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a call, in the language of whoever made it: picocli says it in English alone. */
final class Miscall {
    private Miscall() {}

    static String detail(ParameterException failure, Console console) {
        if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return console.text("miscall.missing", Map.of("what", names(missing.getMissing())));
        } else if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched, console);
        }
        ArgSpec argument = failure.getArgSpec();
        String value = failure.getValue();
        if (argument == null || value == null) {
            return String.valueOf(failure.getMessage());
        }
        String known = Stream.of(argument.type().isEnum() ? argument.type().getEnumConstants() : new Object[0])
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String key = known.isEmpty() ? "miscall.value" : "miscall.word";
        return console.text(key, Map.of("what", name(argument), "value", value, "known", known));
    }

    private static String unknown(UnmatchedArgumentException unmatched, Console console) {
        String what = String.join(" ", unmatched.getUnmatched());
        List<String> known = unmatched.getSuggestions();
        return known.isEmpty()
                ? console.text("miscall.unknown", Map.of("what", what))
                : console.text("miscall.meant", Map.of("what", what, "known", String.join(", ", known)));
    }

    private static String names(List<ArgSpec> missing) {
        return missing.stream()
                .map(one -> one.isOption() ? name(one) + "=" + one.paramLabel() : one.paramLabel())
                .collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
