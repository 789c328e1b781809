package dev.cuadra.onboarding.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.internal.PlainTime;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads incidents. Stateless, safe for many threads. */
public final class Incidents {
    private static final Set<String> MEMBERS = Set.of("id", "start", "end", "noticed", "triggers", "note");

    private Incidents() {}

    /**
     * Reads a JSON list of objects with {@code id}, {@code start}, {@code end} and, where known, {@code noticed},
     * {@code triggers} (a list of ids) and {@code note}.
     *
     * @throws ProblemException with code {@code BACKTEST_INCIDENTS}, at the place in the list
     */
    public static List<Incident> parse(String json) {
        JsonNode list;
        try {
            list = Canonical.parse(json);
        } catch (JsonProcessingException e) {
            throw new ProblemException(problem("$").problem(), e);
        }
        if (!list.isArray()) {
            throw problem("$");
        }
        List<Incident> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            Incident incident = incident(list.get(i), "[" + i + "]");
            if (!ids.add(incident.id())) {
                throw problem("[" + i + "].id");
            }
            all.add(incident);
        }
        return List.copyOf(all);
    }

    private static Incident incident(JsonNode node, String path) {
        node.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw problem(path + "." + name);
            }
        });
        try {
            return new Incident(
                    node.path("id").asText(),
                    instant(node, "start", path),
                    instant(node, "end", path),
                    node.hasNonNull("noticed") ? Optional.of(instant(node, "noticed", path)) : Optional.empty(),
                    triggers(node.path("triggers"), path));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(problem(path).problem(), e);
        }
    }

    private static Set<String> triggers(JsonNode list, String path) {
        Set<String> all = new TreeSet<>();
        list.forEach(each -> all.add(each.asText()));
        if (!list.isMissingNode() && (!list.isArray() || all.contains(""))) {
            throw problem(path + ".triggers");
        }
        return all;
    }

    private static Instant instant(JsonNode node, String name, String path) {
        try {
            return PlainTime.instant(node.path(name).asText());
        } catch (DateTimeException e) {
            throw new ProblemException(problem(path + "." + name).problem(), e);
        }
    }

    private static ProblemException problem(String where) {
        return new ProblemException(
                Texts.BOOK.problem("BACKTEST_INCIDENTS", Place.member(where), Map.of("where", where)));
    }
}
