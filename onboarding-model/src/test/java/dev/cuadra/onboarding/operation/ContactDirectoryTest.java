package dev.cuadra.onboarding.operation;

import static dev.cuadra.onboarding.operation.Launches.PACK;
import static dev.cuadra.onboarding.operation.Launches.SANTIAGO;
import static dev.cuadra.onboarding.operation.Launches.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.operation.ContactDirectory.Reach;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContactDirectoryTest {
    private static final WorkingHours OFFICE = WorkingHours.mondayToFriday(SANTIAGO, Hours.parse("09:00..18:00"));
    private static final Map<String, String> HOLDERS = Map.of(
            "support-manager", "Marta",
            "tier1-lead", "Tadeo",
            "tier3-on-call", "Dora",
            "project-manager", "Pía",
            "system-down", "Tom",
            "security", " ",
            "executive", "Elba");

    private static Reach reach(String contact, Instant now) {
        return PACK.directory().at(now, SANTIAGO, HOLDERS, OFFICE).stream()
                .filter(one -> one.contact().id().equals(contact))
                .map(ContactDirectory.Reachable::reach)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("OPS-7")
    void hoursBeginWithTheirFirstMinuteAndEndBeforeTheirLast() {
        assertThat(reach("support-manager", at("2026-03-02T07:59:59"))).isEqualTo(Reach.OUT_OF_HOURS);
        assertThat(reach("support-manager", at("2026-03-02T08:00"))).isEqualTo(Reach.NOW);
        assertThat(reach("support-manager", at("2026-03-02T19:59:59"))).isEqualTo(Reach.NOW);
        assertThat(reach("support-manager", at("2026-03-02T20:00"))).isEqualTo(Reach.OUT_OF_HOURS);
        assertThat(reach("tier1-lead", at("2026-03-02T08:30"))).isEqualTo(Reach.OUT_OF_HOURS);
        assertThat(reach("tier3-on-call", at("2026-03-08T03:00"))).isEqualTo(Reach.NOW);
    }

    @Test
    @Tag("OPS-7")
    void businessHoursAreTheHosts() {
        assertThat(reach("executive", at("2026-03-06T17:59"))).isEqualTo(Reach.NOW);
        assertThat(reach("executive", at("2026-03-07T12:00"))).isEqualTo(Reach.OUT_OF_HOURS);
    }

    @Test
    @Tag("OPS-7")
    void whoIsNotNamedAndWhoseHoursNobodySaidIsNotReachable() {
        assertThat(reach("project-manager", at("2026-03-02T12:00"))).isEqualTo(Reach.HOURS_UNKNOWN);
        assertThat(reach("data-issue", at("2026-03-02T12:00"))).isEqualTo(Reach.NOBODY);
        assertThat(reach("security", at("2026-03-02T12:00"))).isEqualTo(Reach.NOBODY);
        assertThat(PACK.directory()
                        .reachable(Contact.Kind.EMERGENCY, at("2026-03-08T03:00"), SANTIAGO, HOLDERS, OFFICE))
                .extracting(one -> one.holder().orElse(""))
                .containsExactly("Tom");
    }
}
