package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.outbox.ParkedMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What left the house and what could not, by day. */
final class PostReports {
    private static final int SHIFT = 16;

    private final LaunchHouse house;
    private final Shelf shelf;
    private long delivered;
    private long parked;

    PostReports(LaunchHouse house, Shelf shelf) {
        this.house = house;
        this.shelf = shelf;
    }

    void write() {
        Map<LocalDate, StringBuilder> byDay = new TreeMap<>();
        Map<LocalDate, Integer> pages = new TreeMap<>();
        for (Marks.Posted one : house.marks().posted()) {
            LocalDate day = LocalDate.ofInstant(at(one.id()), house.days().zone());
            ObjectNode line = Story.what()
                    .put("id", one.id().toString())
                    .put("at", at(one.id()).toString());
            line.put("channel", one.channel());
            ObjectNode body = one.body().deepCopy();
            String html = body.path("html").asText("");
            body.remove("html");
            line.set("message", body);
            if (!html.isEmpty()) {
                int number = pages.merge(day, 1, Integer::sum);
                String name = String.format(Locale.ROOT, "messages/%s/%04d-%s.html", day, number, one.channel());
                shelf.put(name, html);
                line.put("page", name);
            }
            byDay.computeIfAbsent(day, any -> new StringBuilder()).append(line).append('\n');
            delivered++;
        }
        byDay.forEach((day, lines) -> shelf.put("messages/" + day + ".jsonl", lines.toString()));
        aside();
    }

    /** The time that is in a time-ordered id. */
    private static Instant at(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> SHIFT);
    }

    /** What was put aside, with the reason. */
    private void aside() {
        StringBuilder lines = new StringBuilder();
        List<ParkedMessage> all = house.outbox().parked(house.tenant()).stream()
                .sorted(Comparator.comparing(one -> one.message().id().toString()))
                .toList();
        for (ParkedMessage one : all) {
            lines.append(Story.what()
                            .put("id", one.message().id().toString())
                            .put("at", at(one.message().id()).toString())
                            .put("channel", one.message().channel())
                            .put("reason", one.reason()))
                    .append('\n');
            parked++;
        }
        shelf.put("messages/parked.jsonl", lines.toString());
    }

    long delivered() {
        return delivered;
    }

    long parked() {
        return parked;
    }
}
