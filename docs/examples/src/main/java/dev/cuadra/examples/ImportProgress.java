package dev.cuadra.examples;

import dev.cuadra.boleta.contractor.ContractorLine;
import dev.cuadra.boleta.service.ImportCounts;
import dev.cuadra.boleta.service.ImportListener;
import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Tells how an import goes on, and keeps what it rejects. */
final class ImportProgress implements ImportListener {
    private final ProgressLine line;
    private final List<List<String>> rejects = new ArrayList<>();
    private final List<Problem> findings = new ArrayList<>();
    private List<String> titles = List.of();

    ImportProgress(Console console) {
        this.line = new ProgressLine(console);
    }

    @Override
    public void started(List<String> columns, OptionalLong lines, long settled) {
        titles = columns;
        line.started(lines, settled);
    }

    @Override
    public void rejected(ContractorLine rejected) {
        rejects.add(rejected.cells());
        findings.addAll(rejected.problems());
    }

    @Override
    public void progressed(long lines, ImportCounts counts) {
        line.progressed(lines, counts);
    }

    /** Ends the line that was written over. */
    void done() {
        line.done();
    }

    List<Problem> findings() {
        return findings;
    }

    /** Writes the rejected rows under the header they had, or removes the file of an earlier run. */
    void writeRejects(OutDirectory out) {
        Rejects.write(out, "rejects-contractors.csv", titles, rejects);
    }
}
