package dev.cuadra.boleta.contractor;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Text;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Under which rule the fees of a contractor stand, chosen when the contractor is taken on.
 *
 * @source RET-4, RET-6, ONB-2, ONB-3
 */
public enum Regime {
    /** The payer retains: the rule for companies. */
    PAYER_RETAINS(Retainer.PAYER, Concept.HONORARIOS, "LIR art. 74 N°2; FAQ 001.130.5316", Confidence.CERTAIN),
    /** The payer is not bound to retain: the issuer makes a provisional payment. */
    ISSUER_PAYS(
            Retainer.ISSUER, Concept.HONORARIOS, "LIR art. 84 b); FAQ 001.140.0717, 001.120.0889", Confidence.CERTAIN),
    /** Nobody retains, for a reason that is none of the others: a person should check it. */
    NO_RETENTION(Retainer.NONE, Concept.HONORARIOS, "—", Confidence.UNVERIFIED),
    /** The issuer lives on Isla de Pascua: nothing is kept back. */
    ISLA_DE_PASCUA(Retainer.NONE, Concept.HONORARIOS, "Ley 20.809 art. 2; FAQ 001.120.4328", Confidence.CERTAIN),
    /** The client is abroad: nothing is kept back. */
    FOREIGN_CLIENT(Retainer.NONE, Concept.HONORARIOS, "FAQ 001.120.3748", Confidence.CERTAIN),
    /** The provider has no residence in Chile: no boleta, but a withholding declared in Form 50. */
    FOREIGN_PROVIDER(
            Retainer.NONE, Concept.HONORARIOS, "LIR art. 59, 60; FAQ 001.130.0159, 001.130.0170", Confidence.CERTAIN),
    /** A professional partnership of the second category: as any professional. */
    PARTNERSHIP_SECOND(Retainer.PAYER, Concept.HONORARIOS, "FAQ 001.400.8316", Confidence.CERTAIN),
    /** A professional partnership that chose the first category: nothing is kept back; an exempt invoice since 2024. */
    PARTNERSHIP_FIRST(Retainer.NONE, Concept.HONORARIOS, "FAQ 001.120.3474, 001.400.8317", Confidence.CERTAIN),
    /** A director, resident in Chile, of an S.A. */
    DIRECTOR(Retainer.PAYER, Concept.DIRECTOR, "LIR art. 48, 74 N°3", Confidence.CERTAIN);

    private static final LocalDate LAST_BOLETA_OF_FIRST_CATEGORY = LocalDate.of(2023, 12, 31);

    private final Retainer retainer;
    private final Concept concept;
    private final String source;
    private final Confidence confidence;

    Regime(Retainer retainer, Concept concept, String source, Confidence confidence) {
        this.retainer = retainer;
        this.concept = concept;
        this.source = source;
        this.confidence = confidence;
    }

    /** Who hands over the tax. */
    public Retainer retainer() {
        return retainer;
    }

    /** What a boleta is for, as far as retention is concerned. */
    public Concept concept() {
        return concept;
    }

    /** Who says so. */
    public String source() {
        return source;
    }

    /** How well that is established. */
    public Confidence confidence() {
        return confidence;
    }

    /** Whether a fee of {@code day} comes with a boleta at all. */
    public boolean boletaOn(LocalDate day) {
        return this != FOREIGN_PROVIDER && (this != PARTNERSHIP_FIRST || !day.isAfter(LAST_BOLETA_OF_FIRST_CATEGORY));
    }

    /** What a calculation needs for a boleta of {@code day}; empty when there is none. */
    public Optional<RetentionTerms> terms(LocalDate day, boolean loanBalance) {
        return boletaOn(day) ? Optional.of(new RetentionTerms(day, concept, loanBalance, retainer)) : Optional.empty();
    }

    /** The regime in words. */
    public Text text() {
        return Texts.BOOK.text("regime." + name(), Map.of());
    }
}
