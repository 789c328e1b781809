package dev.cuadra.examples;

import dev.cuadra.boleta.service.ImportCounts;
import java.util.Map;
import java.util.OptionalLong;

/** Tells on standard error how an import goes on: a bar on a terminal, plain lines elsewhere. */
final class ProgressLine {
    private static final int BAR = 30;

    private final Console console;
    private final long begun = System.nanoTime();
    private OptionalLong expected = OptionalLong.empty();
    private long resumedAt;

    ProgressLine(Console console) {
        this.console = console;
    }

    void started(OptionalLong lines, long settled) {
        expected = lines;
        resumedAt = settled;
        if (settled > 0) {
            console.err().println(console.text("progress.resumed", Map.of("line", settled)));
        }
    }

    void progressed(long lines, ImportCounts counts) {
        double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
        long rate = Math.round((lines - resumedAt) / seconds);
        long all = Math.max(lines, expected.orElse(lines));
        long left = rate == 0 ? 0 : (all - lines) / rate;
        String text = console.text(
                "progress.import",
                Map.of(
                        "lines", lines,
                        "expected", all,
                        "accepted", counts.accepted(),
                        "rejected", counts.rejected(),
                        "rate", rate,
                        "left", left));
        if (console.terminal()) {
            int filled = (int) (BAR * lines / Math.max(1, all));
            console.err().print("\r[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + text + "   ");
        } else {
            console.err().println(text);
        }
    }

    /** Ends the line that was written over. */
    void done() {
        if (console.terminal()) {
            console.err().println();
        }
    }
}
