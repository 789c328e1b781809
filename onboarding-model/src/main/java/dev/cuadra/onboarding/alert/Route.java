package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.audience.Channel;
import java.time.Duration;
import java.util.List;

/**
 * Who is told of alerts of one level.
 *
 * @param roles the roles that are told of all of them, besides those that own the trigger
 * @param channels the channels on which they are told; empty for all that people have
 * @param clearAfter for how long clear data have to come before an alert is over, where its condition has no duration of
 *     its own
 * @param escalations who else is told when nobody acknowledges it, the earliest first
 */
public record Route(List<String> roles, List<Channel> channels, Duration clearAfter, List<Escalation> escalations) {
    public Route {
        roles = List.copyOf(roles);
        channels = List.copyOf(channels);
        escalations = List.copyOf(escalations);
        if (clearAfter.isNegative()) {
            throw new IllegalArgumentException("Below 0: " + clearAfter);
        }
        for (int i = 1; i < escalations.size(); i++) {
            if (escalations.get(i - 1).after().compareTo(escalations.get(i).after()) >= 0) {
                throw new IllegalArgumentException("Escalations are not in order: " + escalations);
            }
        }
    }
}
