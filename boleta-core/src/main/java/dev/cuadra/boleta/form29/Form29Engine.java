package dev.cuadra.boleta.form29;

/** Assembles Form 29. The audit kit proves any implementation against the law. Safe for many threads. */
@FunctionalInterface
public interface Form29Engine {
    /**
     * Assembles a month's return.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code BOLETA_TWICE}, {@code F29_CODE_COMPUTED},
     *     {@code F29_CODE_NOT_AMOUNT}, {@code F29_CODE_VALUE} or {@code F29_CODE_DISAGREES}
     */
    Form29 assemble(Form29Request request);
}
