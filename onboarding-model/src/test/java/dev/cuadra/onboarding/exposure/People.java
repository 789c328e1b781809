package dev.cuadra.onboarding.exposure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The 180 customers of the published examples. */
final class People {
    static final String SALT = "boleta_automation_enabled";

    private People() {}

    static List<String> all() {
        return IntStream.rangeClosed(1, 180).mapToObj(People::id).toList();
    }

    static String id(int number) {
        return String.format(Locale.ROOT, "cust-%03d", number);
    }

    static List<String> ids(int... numbers) {
        return Arrays.stream(numbers).mapToObj(People::id).collect(Collectors.toList());
    }
}
