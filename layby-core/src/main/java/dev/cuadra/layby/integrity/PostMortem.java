package dev.cuadra.layby.integrity;

import java.util.List;

/**
 * What was learned from an incident.
 *
 * @param rootCause why it happened, never blank
 * @param informed who was told, by ids or roles that name nobody; at least one
 * @param prevention what is done so that it does not happen again, never blank
 */
public record PostMortem(String rootCause, List<String> informed, String prevention) {
    public PostMortem {
        informed = List.copyOf(informed);
        if (rootCause.isBlank() || prevention.isBlank() || informed.isEmpty()) {
            throw new IllegalArgumentException("A post-mortem says why, who was told, and what is done about it");
        }
    }
}
