package dev.cuadra.onboarding.operation;

import static dev.cuadra.onboarding.operation.Launches.PACK;
import static dev.cuadra.onboarding.operation.Launches.SANTIAGO;
import static dev.cuadra.onboarding.operation.Launches.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.audience.AddressBook;
import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.calendar.Hours;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.operation.ContactDirectory.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContactDirectoryTest {
    private static final WorkingHours OFFICE = WorkingHours.mondayToFriday(SANTIAGO, Hours.parse("09:00..18:00"));
    private static final Map<String, List<Recipient>> PEOPLE = Map.of(
            "support-manager", List.of(person(1, "Marta", "marta@example.test")),
            "tier1-lead", List.of(person(2, "Tadeo", "tadeo@example.test")),
            "tier3-on-call", List.of(person(3, "Dora", "dora@example.test")),
            "project-manager", List.of(person(4, "Pía", "pia@example.test")),
            "technical-lead", List.of(person(5, "Tom", "tom@example.test")),
            "security", List.of(person(6, "Sara", " ")),
            "executive", List.of(person(7, "Elba", "elba@example.test")));
    private static final AddressBook BOOK = group -> PEOPLE.getOrDefault(group.name(), List.of());

    private static Recipient person(int id, String name, String mail) {
        return new Recipient(new UUID(3, id), name, "es-CL", SANTIAGO, Map.of(Channel.MAIL, mail));
    }

    private static Reach reach(String contact, Instant now) {
        return PACK.directory().at(now, SANTIAGO, BOOK, OFFICE).stream()
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
    void whoIsNotInTheBookOrHasNoAddressOrWhoseHoursNobodySaidIsNotReachable() {
        assertThat(reach("project-manager", at("2026-03-02T12:00"))).isEqualTo(Reach.HOURS_UNKNOWN);
        assertThat(reach("product-owner", at("2026-03-02T12:00"))).isEqualTo(Reach.NOBODY);
        assertThat(reach("security", at("2026-03-02T12:00"))).isEqualTo(Reach.NOBODY);
        assertThat(PACK.directory().reachable(Contact.Kind.EMERGENCY, at("2026-03-08T03:00"), SANTIAGO, BOOK, OFFICE))
                .extracting(one -> one.people().get(0).name())
                .containsExactly("Tom", "Tom");
    }
}
