package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.agreement.Lives;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.money.MinorUnits;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.money.MonetaryAmount;

/** Damages books, one claim at a time. */
final class Damage {
    static final LaybyEngine ENGINE = LaybyRules.standard();
    static final IntegrityChecker CHECKER = new IntegrityChecker(ENGINE);

    private Damage() {}

    static Books books(Layby layby) {
        return Books.of(ENGINE, layby);
    }

    /** Sound books with one claim changed. */
    static Books claiming(Layby layby, String part, Object value) {
        Books books = books(layby);
        return new Books(with(books.view(), part, value), books.log());
    }

    static <R extends Record> R with(R record, String part, Object value) {
        try {
            RecordComponent[] parts = record.getClass().getRecordComponents();
            Object[] values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i].getAccessor().setAccessible(true);
                values[i] = parts[i].getName().equals(part)
                        ? value
                        : parts[i].getAccessor().invoke(record);
            }
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            R changed = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return changed;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    static <T> List<T> set(List<T> list, int at, T value) {
        List<T> copy = new ArrayList<>(list);
        copy.set(at, value);
        return copy;
    }

    /** A lay-by whose log was written wrongly from the start, with a sound chain. */
    static Layby forged(Layby layby, List<Recorded> events) {
        return ENGINE.replay(layby.id(), Lives.chained(layby.id(), events));
    }

    static Layby corrected(Layby layby, List<LedgerEntry> entries) {
        Layby isolated = Lives.after(layby, new LaybyCommand.Isolate("I-1"));
        return Lives.after(isolated, new LaybyCommand.Correct("I-1", entries, Set.of("ana", "ben")));
    }

    static List<IntegrityFinding> found(Books books) {
        return CHECKER.check(books);
    }

    static List<IntegrityFinding> found(Books books, Check check) {
        return found(books).stream().filter(finding -> finding.check() == check).toList();
    }

    static List<String> codes(Books books, Check check) {
        return found(books, check).stream()
                .map(finding -> finding.problem().code())
                .toList();
    }

    static MonetaryAmount nzd(String amount) {
        return MinorUnits.parse(amount, "NZD");
    }
}
