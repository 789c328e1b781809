package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.calendar.WorkingHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
                throw new IllegalArgumentException("A contact that stands twice: " + contact.id());
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
        /** Nobody is named. */
        NOBODY
    }

    /**
     * A contact at a moment.
     *
     * @param contact the contact
     * @param holder who it is, as the host names them; empty when nobody is named
     * @param reach whether they can be reached
     */
    public record Reachable(Contact contact, Optional<String> holder, Reach reach) {
        public Reachable {
            Objects.requireNonNull(contact, "contact");
            Objects.requireNonNull(holder, "holder");
            Objects.requireNonNull(reach, "reach");
        }
    }

    /**
     * How each contact can be reached at a moment.
     *
     * @param holders who each contact is, by its id
     * @param business when the house is open
     */
    public List<Reachable> at(Instant now, ZoneId zone, Map<String, String> holders, WorkingHours business) {
        return contacts.stream()
                .map(contact -> {
                    Optional<String> holder =
                            Optional.ofNullable(holders.get(contact.id())).filter(name -> !name.isBlank());
                    return new Reachable(contact, holder, reach(contact, holder, now, zone, business));
                })
                .toList();
    }

    /** The contacts of a kind that can be reached at a moment, in order. */
    public List<Reachable> reachable(
            Contact.Kind kind, Instant now, ZoneId zone, Map<String, String> holders, WorkingHours business) {
        return at(now, zone, holders, business).stream()
                .filter(one -> one.contact().kind() == kind && one.reach() == Reach.NOW)
                .toList();
    }

    private static Reach reach(
            Contact contact, Optional<String> holder, Instant now, ZoneId zone, WorkingHours business) {
        if (holder.isEmpty()) {
            return Reach.NOBODY;
        }
        return contact.hours()
                .map(hours -> hours.hold(now.atZone(zone), business) ? Reach.NOW : Reach.OUT_OF_HOURS)
                .orElse(Reach.HOURS_UNKNOWN);
    }
}
