package dev.cuadra.layby.law;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Whose law governs a lay-by. */
public enum Jurisdiction {
    AU,
    NZ,
    ZA,
    UK,
    US_MD,
    US_OH,
    US_NY,
    US_CA,
    US_IL,
    US_RI,
    CL;

    /** The code that data and the command line use: {@code US-MD}. */
    @JsonValue
    public String code() {
        return name().replace('_', '-');
    }

    /**
     * Reads a code.
     *
     * @throws ProblemException with code {@code JURISDICTION_UNKNOWN}
     */
    @JsonCreator
    public static Jurisdiction parse(String code) {
        return Arrays.stream(values())
                .filter(jurisdiction -> jurisdiction.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Texts.BOOK.problem(
                        "JURISDICTION_UNKNOWN",
                        Place.NOWHERE,
                        Map.of(
                                "jurisdiction",
                                code,
                                "known",
                                Arrays.stream(values()).map(Jurisdiction::code).collect(Collectors.joining(", "))))));
    }

    /** The code. */
    @Override
    public String toString() {
        return code();
    }
}
