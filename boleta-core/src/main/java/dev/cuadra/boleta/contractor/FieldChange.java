package dev.cuadra.boleta.contractor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a contractor that changed.
 *
 * @param field the name of the part
 * @param before what it was; empty when it was not known
 * @param after what it is now; empty when it is not known any more
 */
public record FieldChange(String field, Optional<String> before, Optional<String> after) {
    public FieldChange {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** What differs between two states of one contractor, in the order of its parts. */
    public static List<FieldChange> between(Contractor before, Contractor after) {
        List<FieldChange> changes = new ArrayList<>();
        add(changes, "rut", before, after, contractor -> Optional.of(contractor.rut()));
        add(changes, "name", before, after, contractor -> Optional.of(contractor.name()));
        add(changes, "mail", before, after, Contractor::mail);
        add(changes, "phone", before, after, Contractor::phone);
        add(changes, "bank", before, after, Contractor::bank);
        add(changes, "accountType", before, after, Contractor::accountType);
        add(changes, "account", before, after, Contractor::account);
        add(changes, "retainer", before, after, Contractor::retainer);
        add(changes, "director", before, after, Contractor::director);
        add(changes, "loan", before, after, Contractor::loan);
        return List.copyOf(changes);
    }

    /** Everything that is known of a new contractor. */
    public static List<FieldChange> of(Contractor fresh) {
        List<FieldChange> changes = new ArrayList<>();
        changes.add(
                new FieldChange("rut", Optional.empty(), Optional.of(fresh.rut().toString())));
        changes.add(new FieldChange("name", Optional.empty(), Optional.of(fresh.name())));
        changes.addAll(between(Contractor.of(fresh.rut(), fresh.name()), fresh));
        return List.copyOf(changes);
    }

    private static void add(
            List<FieldChange> changes,
            String field,
            Contractor before,
            Contractor after,
            Function<Contractor, Optional<?>> part) {
        Optional<String> was = part.apply(before).map(Object::toString);
        Optional<String> is = part.apply(after).map(Object::toString);
        if (!was.equals(is)) {
            changes.add(new FieldChange(field, was, is));
        }
    }

    /** The name of the part alone: what it says is personal. */
    @Override
    public String toString() {
        return "FieldChange[" + field + "]";
    }
}
