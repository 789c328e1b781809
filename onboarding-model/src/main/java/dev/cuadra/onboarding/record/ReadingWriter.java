package dev.cuadra.onboarding.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.metric.Reading;

/** Writes readings as JSON, in the members in which they are read. Stateless, safe for many threads. */
public final class ReadingWriter {
    private ReadingWriter() {}

    /** The reading as a tree that the caller owns. */
    public static ObjectNode tree(Reading reading) {
        ObjectNode node = Canonical.object();
        node.put("id", reading.id());
        node.put("metric", reading.metric());
        node.put("scope", reading.scope());
        node.put("start", reading.start().toString());
        node.put("end", reading.end().toString());
        node.put("eventTime", reading.eventTime().toString());
        node.put("recordedAt", reading.recordedAt().toString());
        node.put("source", reading.source());
        ContentWriter.write(reading.content(), node);
        return node;
    }
}
