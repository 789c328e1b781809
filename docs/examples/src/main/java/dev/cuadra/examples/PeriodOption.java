package dev.cuadra.examples;

import java.time.YearMonth;
import picocli.CommandLine.Option;

/** The month that a command is about, which has to be named. */
final class PeriodOption {
    @Option(names = "--period", required = true, paramLabel = "AAAA-MM")
    private String text = "";

    YearMonth month() {
        return OptionValues.month("--period", text);
    }
}
