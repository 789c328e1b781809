package dev.cuadra.examples;

import dev.cuadra.boleta.contractor.ContractorLine;
import dev.cuadra.boleta.service.ImportCounts;
import dev.cuadra.boleta.service.ImportListener;
import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Tells how an import goes on, and keeps what it rejects. */
final class ImportProgress implements ImportListener {
    private final Console console;
    private final long begun = System.nanoTime();
    private final List<List<String>> rejects = new ArrayList<>();
    private final List<Problem> findings = new ArrayList<>();
    private List<String> titles = List.of();
    private OptionalLong expected = OptionalLong.empty();
    private long resumedAt;

    ImportProgress(Console console) {
        this.console = console;
    }

    @Override
    public void started(List<String> columns, OptionalLong lines, long settled) {
        titles = columns;
        expected = lines;
        resumedAt = settled;
        if (settled > 0) {
            console.err().println(console.text("progress.resumed", Map.of("line", settled)));
        }
    }

    @Override
    public void rejected(ContractorLine line) {
        rejects.add(line.cells());
        findings.addAll(line.problems());
    }

    @Override
    public void progressed(long lines, ImportCounts counts) {
        double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
        long rate = Math.round((lines - resumedAt) / seconds);
        long all = Math.max(lines, expected.orElse(lines));
        long left = rate == 0 ? 0 : (all - lines) / rate;
        console.err()
                .println(console.text(
                        "progress.import",
                        Map.of(
                                "lines", lines,
                                "expected", all,
                                "accepted", counts.accepted(),
                                "rejected", counts.rejected(),
                                "rate", rate,
                                "left", left)));
    }

    List<Problem> findings() {
        return findings;
    }

    /** Writes the rejected rows under the header they had, or removes the file of an earlier run. */
    void writeRejects(OutDirectory out) {
        Rejects.write(out, "rejects-contractors.csv", titles, rejects);
    }
}
