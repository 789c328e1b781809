package dev.cuadra.onboarding.plan.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.plan.Celebration;
import dev.cuadra.onboarding.plan.Templates;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** News of a milestone once named messages by their rows in the catalogue, which no template is called. */
class MilestoneMessagesTest {
    private static final TemplateSet MESSAGES = TemplateSet.shipped();

    @Test
    @Tag("PLAN-9")
    @Tag("CO-145")
    void theMessageAboutAMilestoneIsATemplateThatShips() {
        assertThat(MESSAGES.template(Onboardings.MILESTONE_MESSAGE).variables()).containsKeys("milestone", "reachedOn");
    }

    @Test
    @Tag("PLAN-9")
    @Tag("BL-128")
    void theMessageAboutACelebrationIsATemplateThatShips() {
        for (String plan : List.of("customer-onboarding", "boleta-onboarding")) {
            List<Celebration> celebrations = Templates.shipped().newest(plan).celebrations();
            assertThat(celebrations).isNotEmpty();
            celebrations.forEach(
                    one -> assertThat(MESSAGES.template(one.message()).variables())
                            .containsKeys("receipts", "saved", "reachedOn"));
        }
    }
}
