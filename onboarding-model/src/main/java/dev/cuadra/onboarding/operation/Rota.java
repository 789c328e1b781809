package dev.cuadra.onboarding.operation;

import dev.cuadra.onboarding.internal.Dialect;
import dev.cuadra.onboarding.internal.Members;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Who is there when.
 *
 * @param shifts the shifts, in any order
 */
public record Rota(List<Shift> shifts) {
    private static final String FORM = "2026-03-02T08:00";

    public Rota {
        shifts = List.copyOf(shifts);
    }

    /**
     * Reads a rota: {@code {"schema":1,"shifts":[{"person","tier","from","until","presence","breaks":[{"from","until"}]}]}},
     * with times by the clock on the wall. A time that the clock skips means the one after the gap, and one that it shows
     * twice the first.
     *
     * @param source the name of the input, for messages
     * @throws ProblemException when it is none, with the codes of {@link OperationPack#read}
     */
    public static Rota read(String source, String json, ZoneId zone) {
        Members file = Members.read(Dialect.OPERATION, source, json);
        file.schema();
        return file.as(all -> new Rota(all.each("shifts", node -> shift(node, zone))));
    }

    private static Shift shift(Members node, ZoneId zone) {
        return new Shift(
                node.text("person"),
                node.text("tier"),
                time(node, "from", zone),
                time(node, "until", zone),
                node.word("presence", Presence.class),
                node.each("breaks", one -> new Shift.Break(time(one, "from", zone), time(one, "until", zone))));
    }

    private static Instant time(Members node, String name, ZoneId zone) {
        return node.formed(
                name, FORM, text -> LocalDateTime.parse(text).atZone(zone).toInstant());
    }
}
