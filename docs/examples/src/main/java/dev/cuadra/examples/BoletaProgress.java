package dev.cuadra.examples;

import dev.cuadra.boleta.register.EntryLine;
import dev.cuadra.boleta.service.ImportCounts;
import dev.cuadra.boleta.service.RegisterListener;
import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Tells how an import of boletas goes on, and keeps what it rejects and points out. */
final class BoletaProgress implements RegisterListener {
    private final ProgressLine progress;
    private final List<List<String>> rejects = new ArrayList<>();
    private final List<Problem> findings = new ArrayList<>();
    private final List<Problem> notices = new ArrayList<>();
    private List<String> titles = List.of();

    BoletaProgress(Console console) {
        this.progress = new ProgressLine(console);
    }

    @Override
    public void started(List<String> columns, OptionalLong expected, long resumedAt) {
        titles = columns;
        progress.started(expected, resumedAt);
    }

    @Override
    public void rejected(EntryLine line, List<Problem> problems) {
        rejects.add(line.cells());
        findings.addAll(problems);
    }

    @Override
    public void noticed(EntryLine line) {
        notices.addAll(line.notices());
    }

    @Override
    public void progressed(long lines, ImportCounts counts) {
        progress.progressed(lines, counts);
    }

    void done() {
        progress.done();
    }

    List<Problem> findings() {
        return findings;
    }

    List<Problem> notices() {
        return notices;
    }

    void writeRejects(OutDirectory out) {
        Rejects.write(out, "rejects-boletas.csv", titles, rejects);
    }
}
