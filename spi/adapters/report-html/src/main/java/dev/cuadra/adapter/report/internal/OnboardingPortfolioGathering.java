package dev.cuadra.adapter.report.internal;

import dev.cuadra.adapter.report.OnboardingPortfolio;
import dev.cuadra.onboarding.health.HealthBand;
import dev.cuadra.onboarding.health.HealthScore;
import dev.cuadra.onboarding.plan.service.PortfolioLine;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gathers what the page about all customers in onboarding shows. For one page and one thread. */
public final class OnboardingPortfolioGathering {
    private static final int WHOLE = 1_000;

    private final OnboardingPortfolio portfolio;
    private final Words words;
    private final Locale language;

    public OnboardingPortfolioGathering(OnboardingPortfolio portfolio, Words words, Locale language) {
        this.portfolio = portfolio;
        this.words = words;
        this.language = language;
    }

    /** What the page shows. */
    public OnboardingPortfolioView view(String company) {
        return new OnboardingPortfolioView(
                Words.clean(company).strip(),
                portfolio.day().toString(),
                bands(),
                portfolio.customers().stream().map(this::row).toList(),
                List.of(words.say("planportfolio.foot"), words.say("common.personal")));
    }

    private List<OnboardingPortfolioView.Band> bands() {
        List<OnboardingPortfolioView.Band> bands = new ArrayList<>();
        for (HealthBand band : HealthBand.values()) {
            long count = portfolio.customers().stream()
                    .filter(customer -> band(customer.health()) == band)
                    .count();
            bands.add(new OnboardingPortfolioView.Band(band.name(), words.say(band.label()), count));
        }
        return bands;
    }

    private static HealthBand band(Optional<HealthScore> health) {
        return health.map(HealthScore::band).orElse(HealthBand.UNKNOWN);
    }

    private OnboardingPortfolioView.Row row(OnboardingPortfolio.Customer customer) {
        PortfolioLine line = customer.line();
        HealthBand band = band(customer.health());
        return new OnboardingPortfolioView.Row(
                Words.clean(line.customer()),
                customer.page().orElse(""),
                line.day(),
                line.phase().map(phase -> phase.title().in(language)).orElse("—"),
                thousandths(line.progress().percent(1).orElse(BigDecimal.ZERO)),
                thousandths(line.expected().percent(1)),
                line.progress().percent(1).map(this::percent).orElse("—"),
                line.finish().toString(),
                line.slip().calendarDays(),
                line.blockers(),
                line.warnings(),
                words.say(band.label()) + score(customer.health()),
                tone(band));
    }

    private String score(Optional<HealthScore> health) {
        return health.flatMap(HealthScore::score)
                .map(score -> " · " + number(HealthScore.shown(score, 1)))
                .orElse("");
    }

    private String number(BigDecimal number) {
        return words.say(Text.figure(number.toPlainString()));
    }

    private String percent(BigDecimal percent) {
        return number(percent) + (words.language().equals("en") ? "%" : " %");
    }

    private static int thousandths(BigDecimal percent) {
        return Math.min(
                WHOLE,
                percent.multiply(BigDecimal.TEN).setScale(0, RoundingMode.DOWN).intValueExact());
    }

    private static String tone(HealthBand band) {
        return switch (band) {
            case HEALTHY -> "ok";
            case WATCH -> "warn";
            case WARNING -> "bad";
            case UNKNOWN -> "";
        };
    }
}
