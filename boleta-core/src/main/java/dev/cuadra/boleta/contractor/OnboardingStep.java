package dev.cuadra.boleta.contractor;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Map;

/** What is done before a contractor is paid for the first time, in order. */
public enum OnboardingStep {
    /** Number and name were compared with a document of the person. */
    IDENTITY,
    /** The bank account can be paid into. */
    BANK_ACCOUNT,
    /** It is settled who hands over the tax. */
    REGIME,
    /** The documents that the regime asks for are there. */
    DOCUMENTS,
    /** A first fee was worked out and shown. */
    FIRST_CALCULATION;

    /** The step in words. */
    public Text text() {
        return Texts.BOOK.text("onboarding." + name(), Map.of());
    }
}
