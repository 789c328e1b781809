package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the simulation itself keeps beside the data of the services: how far it is, which id something got, what was posted
 * and what was refused. Everything that a report says comes from storage, so that a run goes on after an interruption as if
 * there had been none.
 */
final class Marks {
    /** How far a run is. */
    record Progress(String scenario, int step) {}

    /** The id that something of the scenario got. */
    record Named(String name, UUID id) {}

    /** A message that left the house. */
    record Posted(UUID id, String channel, JsonNode body) {}

    /** Something that was found once, and is told later. */
    record Found(String name, String text) {}

    /** Something that a service refused. */
    record Refused(int step, String kind, Instant at, String code, String es, String en) {}

    private static final DocumentType<Progress> PROGRESS = DocumentType.of("simulation-progress", 1, Progress.class);
    private static final DocumentType<Named> NAMES = DocumentType.of("simulation-names", 1, Named.class);
    private static final DocumentType<Posted> POSTED = DocumentType.of("simulation-posted", 1, Posted.class);
    private static final DocumentType<Found> FOUND = DocumentType.of("simulation-found", 1, Found.class);
    private static final DocumentType<Refused> REFUSED = DocumentType.of("simulation-refused", 1, Refused.class);
    private static final UUID ONE = id("progress");

    private final Vault vault;
    private final TenantId tenant;

    Marks(Vault vault, TenantId tenant) {
        this.vault = vault;
        this.tenant = tenant;
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private <T> void put(DocumentType<T> type, UUID id, T value) {
        Optional<Loaded<T>> before = vault.find(type, tenant, id);
        if (before.filter(known -> known.value().equals(value)).isPresent()) {
            return;
        }
        Work work = vault.begin(tenant, "simulation");
        if (before.isPresent()) {
            work.update(before.get(), value);
        } else {
            work.create(type, id, Vault.TENANT_SUBJECT, value);
        }
        work.commit();
    }

    private <T> List<T> all(DocumentType<T> type, Comparator<? super T> order) {
        try (Stream<Loaded<T>> all = vault.scan(type, tenant)) {
            return all.map(Loaded::value).sorted(order).toList();
        }
    }

    // ---- how far

    Optional<Progress> progress() {
        return vault.find(PROGRESS, tenant, ONE).map(Loaded::value);
    }

    void reached(String scenario, int step) {
        put(PROGRESS, ONE, new Progress(scenario, step));
    }

    // ---- ids

    void name(String name, UUID id) {
        put(NAMES, id(name), new Named(name, id));
    }

    Optional<UUID> named(String name) {
        return vault.find(NAMES, tenant, id(name)).map(loaded -> loaded.value().id());
    }

    // ---- found

    void found(String name, String text) {
        put(FOUND, id("found/" + name), new Found(name, text));
    }

    Optional<String> found(String name) {
        return vault.find(FOUND, tenant, id("found/" + name))
                .map(loaded -> loaded.value().text());
    }

    // ---- post

    /** Notes a message; of one that is known already there is nothing more to say. */
    void posted(UUID message, String channel, JsonNode body) {
        put(POSTED, message, new Posted(message, channel, body));
    }

    /** Everything that left, by the ids of the messages, which order them by time. */
    List<Posted> posted() {
        return all(POSTED, Comparator.comparing(one -> one.id().toString()));
    }

    // ---- refusals

    void refused(Step step, String part, Problem problem) {
        String code = problem.code();
        Refused refused = new Refused(
                step.number(),
                step.kind(),
                step.at(),
                code,
                problem.message().es(),
                problem.message().en());
        put(REFUSED, id("refused/" + step.number() + "/" + part), refused);
    }

    List<Refused> refused() {
        return all(REFUSED, Comparator.comparingInt(Refused::step).thenComparing(Refused::code));
    }
}
