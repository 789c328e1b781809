package dev.cuadra.boleta.retention;

import dev.cuadra.boleta.money.Clp;

/** Works out retentions. The audit kit proves any implementation against the law. Safe for many threads. */
public interface RetentionEngine {
    /**
     * What is kept back of {@code gross}.
     *
     * @param gross 1 peso or more
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code LAW_DATE_NOT_COVERED} or
     *     {@code AMOUNT_OUT_OF_RANGE}
     */
    Retention fromGross(Clp gross, RetentionTerms terms);

    /**
     * The gross fee that leaves exactly {@code net}.
     *
     * @param net 1 peso or more, and no more than the largest gross leaves
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code LAW_DATE_NOT_COVERED} or
     *     {@code AMOUNT_OUT_OF_RANGE}
     */
    GrossUp fromNet(Clp net, RetentionTerms terms);
}
