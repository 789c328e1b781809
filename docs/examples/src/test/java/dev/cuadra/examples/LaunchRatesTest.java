package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Check;
import dev.cuadra.onboarding.gate.Question;
import dev.cuadra.onboarding.pack.Packs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pack of a launch asks for the rate of the law; the law stands in the core, which the pack does not see. */
class LaunchRatesTest {
    @Test
    void theRateThatALaunchAsksForIsThatOfTheLawOnItsDay() {
        for (LocalDate day = LocalDate.of(2019, 7, 1); day.getYear() < 2029; day = day.plusMonths(6)) {
            BigDecimal law =
                    new BigDecimal(RateBook.chile().ordinary().at(day).value().percent());
            assertThat(asked(day)).as("on %s", day).isEqualByComparingTo(law);
        }
    }

    private static BigDecimal asked(LocalDate launch) {
        Map<String, String> settings =
                Map.of("launch", launch.toString(), "revenueBy", launch.toString(), "complaintsPerWeek", "3");
        Definition pack = Packs.named(Packs.BOLETA_LAUNCH, settings);
        return pack.gates().stream()
                .flatMap(gate -> gate.members().stream())
                .flatMap(member -> member.condition().checks())
                .filter(check -> check.id().equals("BL-010"))
                .map(Check::question)
                .map(question -> ((Question.Compare) question).threshold())
                .findFirst()
                .orElseThrow();
    }
}
