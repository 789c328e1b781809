package dev.cuadra.examples;

import java.util.Locale;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/** Help that spells the form of days and months in its language: {@code AAAA-MM-DD} is {@code YYYY-MM-DD} in English. */
final class OptionLabels extends Help {
    private final boolean english;

    OptionLabels(CommandSpec spec, ColorScheme colours, Locale locale) {
        super(spec, colours);
        this.english = locale.getLanguage().equals("en");
    }

    @Override
    public String synopsis(int synopsisHeadingLength) {
        return spelled(super.synopsis(synopsisHeadingLength));
    }

    @Override
    public String optionList() {
        return spelled(super.optionList());
    }

    /** Once it is laid out: one is as long as the other. */
    private String spelled(String help) {
        return english ? help.replace("AAAA", "YYYY") : help;
    }
}
