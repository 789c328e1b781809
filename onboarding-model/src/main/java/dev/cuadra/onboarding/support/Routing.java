package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.internal.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who gets a new ticket, without anybody deciding it: by category, and for a critical ticket by its urgency. What no
 * category names goes to the first one.
 *
 * @param categories the categories, the one for everything else first
 * @param critical who is called for a critical ticket
 * @source SUP-09
 */
public record Routing(List<Category> categories, Owner critical) {
    public Routing {
        categories = List.copyOf(categories);
        Objects.requireNonNull(critical, "critical");
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("No category for everything else");
        }
        Set<String> keys = new TreeSet<>();
        for (Category category : categories) {
            if (!keys.add(category.key())) {
                throw Refused.because("TWICE", Map.of("name", category.key()));
            }
        }
    }

    /**
     * What tickets are about.
     *
     * @param row its row in the catalogue; empty where it has none
     * @param key its name
     * @param tier who gets them first; above the first line where that line could never solve them
     * @param team the role that looks at them
     */
    public record Category(String row, String key, SupportTier tier, String team) {
        public Category {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(tier, "tier");
            Objects.requireNonNull(team, "team");
        }
    }

    /**
     * Who is called.
     *
     * @param row its row in the catalogue
     * @param tier the tier
     * @param team the role
     */
    public record Owner(String row, SupportTier tier, String team) {
        public Owner {
            Objects.requireNonNull(row, "row");
            Objects.requireNonNull(tier, "tier");
            Objects.requireNonNull(team, "team");
        }
    }

    /** The routing that ships. */
    public static Routing shipped() {
        return Shipped.ROUTING;
    }

    /** The category of that name, or the one for everything else. */
    public Category category(String key) {
        Map<String, Category> byKey = new LinkedHashMap<>();
        categories.forEach(category -> byKey.put(category.key(), category));
        return byKey.getOrDefault(key, categories.get(0));
    }

    /** Who gets a ticket: of the category's tier and the one for critical tickets the higher. */
    public Owner route(String category, Priority priority) {
        Category found = category(category);
        return priority == Priority.P1 && critical.tier().above(found.tier())
                ? critical
                : new Owner(found.row(), found.tier(), found.team());
    }
}
