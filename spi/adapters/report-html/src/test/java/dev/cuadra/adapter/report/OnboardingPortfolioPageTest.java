package dev.cuadra.adapter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.health.HealthFact;
import dev.cuadra.onboarding.health.HealthScore;
import dev.cuadra.onboarding.health.Indicator;
import dev.cuadra.onboarding.health.Seen;
import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.Templates;
import dev.cuadra.onboarding.plan.service.PortfolioLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class OnboardingPortfolioPageTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);

    private static PortfolioLine line(String customer) {
        Templates templates = Templates.shipped();
        Plan plan = Plan.of(
                customer,
                templates.newest("customer-onboarding"),
                LocalDate.of(2026, 3, 2),
                ZoneId.of("America/Santiago"),
                dev.cuadra.onboarding.calendar.WorkingDays.mondayToFriday(Set.of()));
        PlanStatus status = PlanStatus.of(plan, Instant.parse("2026-03-16T15:00:00Z"), templates);
        return new PortfolioLine(
                customer,
                status.day(),
                status.phase(),
                status.progress(),
                status.expected(),
                status.schedule().forecast().finish(),
                status.schedule().slip(),
                2,
                status.warnings().size(),
                Outcome.UNKNOWN);
    }

    private static Document page(Locale language) {
        HealthScore health = HealthScore.of(
                List.of(new HealthFact(
                        Indicator.of("attendance", "25", "60", "95", "14", "60"), Seen.Value.of("95", "0"))),
                List.of());
        OnboardingPortfolio portfolio = new OnboardingPortfolio(
                DAY,
                List.of(
                        new OnboardingPortfolio.Customer(
                                line("Uno <SpA>"), Optional.of(health), Optional.of("uno.html")),
                        new OnboardingPortfolio.Customer(line("Dos"), Optional.empty(), Optional.empty())));
        return Jsoup.parse(OnboardingPortfolioPage.render(portfolio, PageOptions.in(language)));
    }

    @Test
    void eachCustomerHasTheirLineAndTheBandsCountAllOfThem() {
        Document page = page(Locale.forLanguageTag("es"));
        assertThat(page.select("[data-band]").eachText()).containsExactly("1", "0", "0", "1");
        assertThat(page.select("#customers a").text()).isEqualTo("Uno <SpA>");
        assertThat(page.select("[data-customer=Dos] .tag").text()).isEqualTo("no se sabe");
        assertThat(page.select("#customers .tag").get(0).text()).isEqualTo("sano · 100,0");
        assertThat(page.select("[data-customer=Dos] [data-l=Día]").text()).isEqualTo("15");
    }

    @Test
    void inEnglishNumbersAreEnglish() {
        assertThat(page(Locale.ENGLISH).select("#customers .tag").get(0).text()).isEqualTo("healthy · 100.0");
    }

    @Test
    void nobodyInOnboardingIsSaid() {
        String page =
                OnboardingPortfolioPage.render(new OnboardingPortfolio(DAY, List.of()), PageOptions.in(Locale.ENGLISH));
        assertThat(page).contains("No customers are in onboarding.");
    }
}
