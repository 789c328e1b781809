package dev.cuadra.onboarding.support;

import dev.cuadra.onboarding.gate.Outcome;
import dev.cuadra.onboarding.gate.Tier;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How support stands, in a colour. Red while a critical ticket is open or something that must be met is not; yellow while
 * something that should be met is not, or fewer targets are kept than is asked; else green. What nobody knows makes no
 * colour, and is told.
 *
 * @param colour the colour
 * @param reasons why, and what is not known
 * @source STATUS-01
 */
public record SupportStatus(Colour colour, List<Text> reasons) {
    /** The colours, the worst last. */
    public enum Colour {
        /** Nothing is the matter. */
        GREEN,
        /** Something should be better. */
        YELLOW,
        /** Something must change now. */
        RED
    }

    /**
     * How a condition of a gate stands.
     *
     * @param id the condition
     * @param tier how much it weighs
     * @param outcome what it comes to
     */
    public record Standing(String id, Tier tier, Outcome outcome) {
        public Standing {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(tier, "tier");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    public SupportStatus {
        Objects.requireNonNull(colour, "colour");
        reasons = List.copyOf(reasons);
    }

    /**
     * Decides the colour.
     *
     * @param openCritical the critical tickets that are open
     * @param gates how the conditions of the gates stand
     * @param service whether as many targets are kept as is asked
     */
    public static SupportStatus of(Collection<String> openCritical, Collection<Standing> gates, Outcome service) {
        List<Text> reasons = new ArrayList<>();
        Colour colour = Colour.GREEN;
        if (!openCritical.isEmpty()) {
            colour = Colour.RED;
            reasons.add(text("support.status.critical", "tickets", String.join(", ", sorted(openCritical))));
        }
        for (Standing gate : gates) {
            if (gate.tier() != Tier.NICE && gate.outcome() == Outcome.NOT_MET) {
                Colour so = gate.tier() == Tier.MUST ? Colour.RED : Colour.YELLOW;
                colour = colour.compareTo(so) < 0 ? so : colour;
                reasons.add(text(
                        gate.tier() == Tier.MUST ? "support.status.must" : "support.status.should", "gate", gate.id()));
            } else if (gate.tier() != Tier.NICE && gate.outcome() == Outcome.UNKNOWN) {
                reasons.add(text("support.status.unknown", "gate", gate.id()));
            }
        }
        if (service == Outcome.NOT_MET) {
            colour = colour == Colour.GREEN ? Colour.YELLOW : colour;
            reasons.add(Texts.BOOK.text("support.status.service", Map.of()));
        } else if (service == Outcome.UNKNOWN) {
            reasons.add(Texts.BOOK.text("support.status.service.unknown", Map.of()));
        }
        return new SupportStatus(colour, reasons);
    }

    private static List<String> sorted(Collection<String> ids) {
        return ids.stream().sorted().toList();
    }

    private static Text text(String key, String name, String value) {
        return Texts.BOOK.text(key, Map.of(name, value));
    }
}
