package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.audience.AddressBook;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.calendar.WorkingHours;
import dev.cuadra.onboarding.internal.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The contacts of a launch, and who can be reached when.
 *
 * @param contacts the contacts, in order
 * @source OPS-7
 */
public record ContactDirectory(List<Contact> contacts) {
    public ContactDirectory {
        contacts = List.copyOf(contacts);
        Set<String> seen = new HashSet<>();
        for (Contact contact : contacts) {
            if (!seen.add(contact.id())) {
                throw Refused.because("TWICE", Map.of("name", contact.id()));
            }
        }
    }

    /** Whether somebody can be reached. */
    public enum Reach {
        /** Now. */
        NOW,
        /** Not in these hours. */
        OUT_OF_HOURS,
        /** Nobody said when. */
        HOURS_UNKNOWN,
        /** Nobody has the role, or nobody who has it has an address. */
        NOBODY
    }

    /**
     * A contact at a moment.
     *
     * @param contact the contact
     * @param people who has its role; nobody when the address book has none
     * @param reach whether they can be reached
     */
    public record Reachable(Contact contact, List<Recipient> people, Reach reach) {
        public Reachable {
            Objects.requireNonNull(contact, "contact");
            Objects.requireNonNull(reach, "reach");
            people = List.copyOf(people);
        }
    }

    /**
     * How each contact can be reached at a moment.
     *
     * @param book who has which role
     * @param business when the house is open
     */
    public List<Reachable> at(Instant now, ZoneId zone, AddressBook book, WorkingHours business) {
        return contacts.stream()
                .map(contact -> {
                    List<Recipient> people = book.members(Group.of(contact.role()));
                    return new Reachable(contact, people, reach(contact, people, now, zone, business));
                })
                .toList();
    }

    /** The contacts of a kind that can be reached at a moment, in order. */
    public List<Reachable> reachable(
            Contact.Kind kind, Instant now, ZoneId zone, AddressBook book, WorkingHours business) {
        return at(now, zone, book, business).stream()
                .filter(one -> one.contact().kind() == kind && one.reach() == Reach.NOW)
                .toList();
    }

    private static Reach reach(
            Contact contact, List<Recipient> people, Instant now, ZoneId zone, WorkingHours business) {
        if (people.stream().noneMatch(Recipient::reachable)) {
            return Reach.NOBODY;
        }
        return contact.hours()
                .map(hours -> hours.hold(now.atZone(zone), business) ? Reach.NOW : Reach.OUT_OF_HOURS)
                .orElse(Reach.HOURS_UNKNOWN);
    }
}
