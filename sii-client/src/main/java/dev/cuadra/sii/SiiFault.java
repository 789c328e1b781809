package dev.cuadra.sii;

import dev.cuadra.sii.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that went wrong. Nothing in it is secret or personal: what the SII said is kept as an {@link Evidence}.
 *
 * @param kind what kind of thing
 * @param service where
 * @param code the SII's own code, such as {@code 01.01.203.500.720.20} or {@code -07}; empty when it gave none
 * @param again when the same may be sent again; stricter than the kind's where the SII's code asks for it
 * @param pause how long to wait at least before anything else is asked of the service, zero or more
 * @param evidence what came; empty when nothing did
 */
public record SiiFault(
        FaultKind kind,
        SiiService service,
        String code,
        FaultKind.Again again,
        Duration pause,
        Optional<Evidence> evidence) {
    public SiiFault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(again, "again");
        Objects.requireNonNull(evidence, "evidence");
        if (pause.isNegative()) {
            throw new IllegalArgumentException("Nobody waits less than nothing: " + pause);
        }
        if (again != kind.again() && again != FaultKind.Again.NEVER) {
            throw new IllegalArgumentException(kind + " may be sent again as its kind says, or never: " + again);
        }
    }

    /**
     * What came, fit to be kept and shown.
     *
     * @param status the HTTP status, 100 to 599
     * @param host the host that gave the last answer
     * @param path its path, without the query
     * @param excerpt the beginning of what it says; words that are not the SII's own stand as {@code ·}, digits as
     *     {@code #}
     * @param shape a fingerprint of the page's structure: the same for two pages that differ in figures and names only
     */
    public record Evidence(int status, String host, String path, String excerpt, String shape) {
        public Evidence {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(excerpt, "excerpt");
            Objects.requireNonNull(shape, "shape");
        }
    }

    /** A fault as its kind says. */
    public static SiiFault of(FaultKind kind, SiiService service) {
        return new SiiFault(kind, service, "", kind.again(), Duration.ZERO, Optional.empty());
    }

    /** The same with the SII's own code. */
    public SiiFault coded(String given) {
        return new SiiFault(kind, service, given, again, pause, evidence);
    }

    /** The same, not to be sent again by itself. */
    public SiiFault notAgain() {
        return new SiiFault(kind, service, code, FaultKind.Again.NEVER, pause, evidence);
    }

    /** The same, with a time to wait. */
    public SiiFault waiting(Duration least) {
        return new SiiFault(kind, service, code, again, least, evidence);
    }

    /** The same with what came. */
    public SiiFault with(Evidence seen) {
        return new SiiFault(kind, service, code, again, pause, Optional.of(seen));
    }

    /**
     * What a person should know and do; the code is {@code SII_} and the kind, or says by what means the SII wants the
     * taxpayer to log in.
     */
    public Problem problem() {
        String said =
                evidence.map(Evidence::excerpt).filter(text -> !text.isEmpty()).orElse("—");
        return Texts.BOOK.problem(
                text(),
                Place.in(service.hosts().get(0)),
                Map.of("code", code.isEmpty() ? "—" : code, "said", said, "minutes", pause.toMinutes()));
    }

    private String text() {
        boolean refused = kind == FaultKind.CREDENTIAL_REJECTED;
        if (refused && code.endsWith(".720.33")) {
            return "SII_WANTS_PASSWORD";
        }
        return refused && code.endsWith(".720.39") ? "SII_WANTS_CERTIFICATE" : "SII_" + kind;
    }
}
