package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.OnboardingGathering;
import dev.cuadra.adapter.report.internal.Words;
import dev.cuadra.onboarding.plan.PlanStatus;
import java.util.Locale;

/**
 * How an onboarding plan stands, as one HTML page: the timeline with what was planned and what is expected, the critical
 * path, progress, warnings, blockers, the next tasks of each role and the handoff. The page needs no script, loads nothing
 * and prints on A4. The same status gives the same text in any locale and time zone. Stateless, safe for many threads.
 */
public final class OnboardingPage {
    private OnboardingPage() {}

    /**
     * Writes the page.
     *
     * @param language English where its language is English, else Spanish
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(PlanStatus status, Locale language) {
        Words words = new Words(language);
        return Documents.onboarding(new OnboardingGathering(status, words, language).view(), words);
    }
}
