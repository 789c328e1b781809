package dev.cuadra.runtime;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A value with everything that a stored value may hold. */
record Person(
        String rut,
        String name,
        Optional<String> mail,
        LocalDate since,
        Instant seen,
        BigDecimal rate,
        long gross,
        List<Line> lines,
        Map<String, Integer> counts,
        State state,
        Contact contact) {
    enum State {
        ACTIVE,
        GONE
    }

    record Line(String code, long amount) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Contact.Phone.class, name = "phone"),
        @JsonSubTypes.Type(value = Contact.None.class, name = "none")
    })
    sealed interface Contact {
        record Phone(String number) implements Contact {}

        record None() implements Contact {}
    }

    Person {
        Objects.requireNonNull(rut, "rut");
        lines = List.copyOf(lines);
        counts = Map.copyOf(counts);
    }

    /** A question, not a member: it must not appear in the JSON. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    static final DocumentType<Person> TYPE = DocumentType.of("person", 2, Person.class)
            .personal("rut", "name", "mail", "contact")
            .indexed((person, tokens) -> List.of(
                    IndexEntry.unique("rut", tokens.of("rut", person.rut())),
                    IndexEntry.of("since", IndexValue.of(person.since()))))
            .upcast(1, node -> node.put("state", "ACTIVE"));

    static Person of(String rut, String name) {
        return new Person(
                rut,
                name,
                Optional.of(name + "@example.test"),
                LocalDate.of(2025, 3, 1),
                Instant.parse("2025-03-01T12:00:00.123456Z"),
                new BigDecimal("14.50"),
                1_000_000,
                List.of(new Line("a", 1), new Line("b", 2)),
                Map.of("one", 1),
                State.ACTIVE,
                new Contact.Phone("+56 9 0000 " + name));
    }

    Person renamed(String other) {
        return new Person(rut, other, mail, since, seen, rate, gross, lines, counts, state, contact);
    }

    Person grossing(long pesos) {
        return new Person(rut, name, mail, since, seen, rate, pesos, lines, counts, state, contact);
    }
}
