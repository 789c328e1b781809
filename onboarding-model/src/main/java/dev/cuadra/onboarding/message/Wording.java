package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message in one language.
 *
 * @param subject the subject
 * @param brief the whole in a sentence or two, for channels without room
 * @param body the body
 */
public record Wording(Phrase subject, Optional<Phrase> brief, List<Block> body) {
    public Wording {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(brief, "brief");
        body = List.copyOf(body);
        if (body.isEmpty()) {
            throw Refused.because("BODY", Map.of());
        }
    }

    /** Every phrase of it. */
    Stream<Phrase> phrases() {
        Stream<Phrase> lines = body.stream()
                .flatMap(block -> block.lines().stream())
                .flatMap(line -> Stream.of(line.label(), line.text()));
        return Stream.concat(Stream.concat(Stream.of(subject), brief.stream()), lines);
    }

    /** Every condition of it. */
    Stream<Condition> conditions() {
        return body.stream()
                .flatMap(block -> Stream.concat(
                        block.when().stream(), block.lines().stream().flatMap(line -> line.when().stream())));
    }
}
