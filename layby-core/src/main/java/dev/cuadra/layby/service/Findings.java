package dev.cuadra.layby.service;

import dev.cuadra.layby.integrity.Check;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Map;

/** Words findings about what only a storage has. */
final class Findings {
    private Findings() {}

    static IntegrityFinding of(
            Check check, String topic, String agreement, String what, String expected, String actual) {
        return new IntegrityFinding(
                check,
                check.severity(),
                agreement,
                expected,
                actual,
                Texts.BOOK.problem(
                        check.name() + "_" + topic,
                        Place.member(agreement),
                        Map.of("what", what, "expected", Text.figure(expected), "actual", Text.figure(actual))),
                List.of());
    }
}
