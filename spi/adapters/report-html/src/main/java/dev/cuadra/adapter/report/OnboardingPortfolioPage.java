package dev.cuadra.adapter.report;

import dev.cuadra.adapter.report.internal.Documents;
import dev.cuadra.adapter.report.internal.OnboardingPortfolioGathering;
import dev.cuadra.adapter.report.internal.Words;

/**
 * All customers in onboarding as one HTML page: the day and phase of each, how much is done and how much should be, when it
 * is expected to end, what blocks it, and how the customer is doing. The page needs no script, loads nothing and prints on
 * A4. The same portfolio gives the same text in any locale and time zone. Stateless, safe for many threads.
 */
public final class OnboardingPortfolioPage {
    private OnboardingPortfolioPage() {}

    /**
     * Writes the page, about 800 characters for each customer.
     *
     * @return a whole HTML document that says it is in UTF-8
     */
    public static String render(OnboardingPortfolio portfolio, PageOptions options) {
        Words words = new Words(options.language());
        return Documents.onboardingPortfolio(
                new OnboardingPortfolioGathering(portfolio, words, options.language())
                        .view(options.companyName().orElse("")),
                words);
    }
}
