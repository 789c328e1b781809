package dev.cuadra.examples;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.observe.ObservationLine;
import dev.cuadra.onboarding.observe.ObservationList;
import dev.cuadra.onboarding.observe.ObservationTerms;
import dev.cuadra.spi.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The observations that a user hands in, with what was wrong with some of them. */
final class GateReadings {
    private static final int OFTEN = 10_000;
    private static final int SHOWN = 12;

    private final Console console;
    private final List<Reading> readings = new ArrayList<>();
    private final List<List<String>> rejected = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final ObservationList.Rejects form;

    private GateReadings(Console console, ObservationList list) {
        this.console = console;
        this.form = list.rejects();
        warnings.addAll(list.warnings());
        long read = 0;
        for (Optional<ObservationLine> line = list.next(); line.isPresent(); line = list.next()) {
            add(line.get());
            read++;
            if (read % OFTEN == 0) {
                tell();
            }
        }
        tell();
    }

    static GateReadings read(Console console, Path file, Definition definition, ZoneId zone) {
        try (ObservationList list = ObservationList.open(Inputs.file(file), ObservationTerms.of(definition, zone))) {
            return new GateReadings(console, list);
        }
    }

    private void add(ObservationLine line) {
        line.reading().ifPresent(readings::add);
        problems.addAll(line.problems());
        if (warnings.size() < SHOWN) {
            warnings.addAll(line.warnings());
        }
        if (line.reading().isEmpty()) {
            rejected.add(line.cells());
        }
    }

    private void tell() {
        console.err()
                .println(console.text("gates.read", Map.of("accepted", readings.size(), "rejected", rejected.size())));
    }

    List<Reading> readings() {
        return readings;
    }

    boolean rejects() {
        return !rejected.isEmpty();
    }

    /** Problems on standard error, so that records alone go to standard output. */
    void complain() {
        Stream.concat(problems.stream(), warnings.stream())
                .limit(SHOWN)
                .forEach(problem -> console.err()
                        .println(problem.code() + " · " + problem.where() + " · "
                                + problem.message().in(console.locale()) + " → "
                                + problem.remedy().in(console.locale())));
        if (problems.size() > SHOWN) {
            console.err().println(console.text("gates.more", Map.of("count", problems.size() - SHOWN)));
        }
    }

    /** The rejected lines as they were, and why. */
    void write(OutDirectory out) {
        Rejects.reasons(out, problems, console.locale());
        if (rejected.isEmpty()) {
            out.forget(form.fileName());
            return;
        }
        out.write(form.fileName(), part -> {
            try {
                form.write(Files.newOutputStream(part), rejected);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
