package dev.cuadra.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Map;

/**
 * What the options are for, as picocli looks it up: by the name of the option, or by the names of the command and the
 * option where the same option means something else.
 */
final class OptionTexts extends ListResourceBundle {
    private static final String PREFIX = "option.";

    private final Console console;

    OptionTexts(Console console) {
        this.console = console;
    }

    @Override
    protected Object[][] getContents() {
        List<Object[]> contents = new ArrayList<>();
        Texts.BOOK.keys().stream()
                .filter(key -> key.startsWith(PREFIX))
                .forEach(key -> contents.add(
                        new Object[] {key.substring(PREFIX.length()), formatted(console.text(key, Map.of()))}));
        return contents.toArray(Object[][]::new);
    }

    /** Picocli takes every description for a format. */
    private static String formatted(String text) {
        return text.replace("%", "%%");
    }
}
