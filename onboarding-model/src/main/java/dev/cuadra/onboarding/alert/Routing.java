package dev.cuadra.onboarding.alert;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Rows;
import dev.cuadra.onboarding.gate.Trigger;
import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.onboarding.internal.Resource;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is told of what: data, which a host may replace.
 *
 * @param fallback the role that is told where no other is named, or where nobody stands behind another
 * @param levels the route of each level, all of them
 * @param owners the roles that own a trigger, by its id
 * @param duties the roles that have something to do after a rollback
 * @source ALERT-4, ALERT-5
 */
public record Routing(
        String fallback,
        Map<Trigger.Level, Route> levels,
        Map<String, List<String>> owners,
        Map<Duty, List<String>> duties) {
    public Routing {
        if (fallback.isBlank()) {
            throw new IllegalArgumentException("Somebody is told where nobody else is: a fallback has a name");
        }
        Set<Trigger.Level> missing = new LinkedHashSet<>(List.of(Trigger.Level.values()));
        missing.removeAll(levels.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Levels without a route: " + missing);
        }
        levels = Collections.unmodifiableMap(new EnumMap<>(levels));
        Map<String, List<String>> owning = new TreeMap<>();
        owners.forEach((trigger, roles) -> owning.put(trigger, List.copyOf(roles)));
        owners = Collections.unmodifiableMap(owning);
        Map<Duty, List<String>> doing = new EnumMap<>(Duty.class);
        duties.forEach((duty, roles) -> doing.put(duty, List.copyOf(roles)));
        duties = Collections.unmodifiableMap(doing);
    }

    /** The routing that ships. */
    public static Routing shipped() {
        return read("routes.json", Resource.text(Routing.class, "routes.json"));
    }

    /**
     * Reads a routing.
     *
     * @param source the name of the input, for messages
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code ALERT_JSON}, {@code ALERT_MEMBER_MISSING},
     *     {@code ALERT_MEMBER_UNKNOWN} or {@code ALERT_MEMBER_VALUE}; the place names source and member
     */
    public static Routing read(String source, String json) {
        return Members.read(Dialect.ALERT, source, json).as(RoutingReader::read);
    }

    /**
     * The same routing for a definition: of a trigger for which it names nobody, the role is told that answers for the
     * trigger there.
     */
    public Routing about(Definition definition) {
        Map<String, List<String>> owning = new TreeMap<>(owners);
        for (Trigger trigger : definition.triggers()) {
            definition
                    .owners()
                    .at(Rows.trigger(trigger.id()))
                    .ifPresent(role -> owning.putIfAbsent(trigger.id(), List.of(role)));
        }
        return new Routing(fallback, levels, owning, duties);
    }

    /** The route of a level. */
    public Route route(Trigger.Level level) {
        return Objects.requireNonNull(levels.get(level), "every level has a route");
    }

    /** The roles that are told when a trigger fires; the fallback where nobody else is named. */
    public List<String> told(Trigger trigger) {
        return some(together(route(trigger.level()).roles(), owned(trigger)));
    }

    /** The roles that are told when nobody acknowledged it in time. */
    public List<String> escalated(Trigger trigger, int step) {
        return route(trigger.level()).escalations().get(step - 1).roles();
    }

    /** All roles that are ever told of a trigger, the fallback among them: each may acknowledge it. */
    public List<String> everyone(Trigger trigger) {
        List<String> later = route(trigger.level()).escalations().stream()
                .flatMap(step -> step.roles().stream())
                .toList();
        return together(told(trigger), later, List.of(fallback));
    }

    /** The roles that have a duty after a rollback; the fallback where nobody is named. */
    public List<String> responsible(Duty duty) {
        return some(Optional.ofNullable(duties.get(duty)).orElse(List.of()));
    }

    private List<String> owned(Trigger trigger) {
        return Optional.ofNullable(owners.get(trigger.id())).orElse(List.of());
    }

    private List<String> some(List<String> roles) {
        return roles.isEmpty() ? List.of(fallback) : roles;
    }

    @SafeVarargs
    private static List<String> together(Collection<String>... roles) {
        Set<String> all = new LinkedHashSet<>();
        for (Collection<String> some : roles) {
            all.addAll(some);
        }
        return List.copyOf(all);
    }
}
