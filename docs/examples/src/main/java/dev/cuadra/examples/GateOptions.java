package dev.cuadra.examples;

import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.InputReader;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.record.Inputs;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What gates are asked with. */
final class GateOptions {
    @Option(names = "--pack", required = true, paramLabel = "NAME|FILE")
    private String pack = "";

    @Option(names = "--settings", paramLabel = "FILE")
    @Nullable
    private String settings;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "America/Santiago")
    private String zone = "America/Santiago";

    @Option(names = "--approvals", paramLabel = "FILE")
    @Nullable
    private String approvals;

    Definition definition() throws IOException {
        return PackFiles.definition(pack, Optional.ofNullable(settings));
    }

    /** Another definition with the same settings, where it takes any. */
    Definition other(String name) throws IOException {
        boolean same = name.equals(pack);
        return PackFiles.definition(name, same ? Optional.ofNullable(settings) : Optional.empty());
    }

    ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw OptionValues.wrong("--zone", zone, Texts.KIND_ZONE);
        }
    }

    /** An instant with its offset, or the beginning of a date in the zone. */
    Instant instant(String option, String text) {
        try {
            // A year of more than four digits has a sign.
            if (text.matches("[0-9].*")) {
                return text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay(zone()).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException e) {
            // Said below, like a year that nobody means.
        }
        throw OptionValues.wrong(option, text, Texts.KIND_INSTANT);
    }

    /** What is known, approved and waived, of gates of {@code about}. */
    Inputs inputs(List<Definition> about, Instant at, List<Reading> readings) throws IOException {
        return approvals == null
                ? Inputs.of(at, zone(), readings)
                : GateActs.read(approvals, about).on(Inputs.of(at, zone(), readings));
    }

    /** What happened to the rollout of {@code definition}, by a file. */
    static List<HistoryEvent> history(@Nullable String file, Definition definition) throws IOException {
        return file == null ? List.of() : InputReader.history(PackFiles.list(file), "history", definition);
    }

    /** Without a phase nothing is decided about a rollout: what an option says of it would count for nothing. */
    static void ofPhase(@Nullable String phase, String option, boolean given) {
        if (given && phase == null) {
            throw new ProblemException(
                    Texts.BOOK.problem("GATES_NO_PHASE", Place.member(option), Map.of("option", option)));
        }
    }
}
