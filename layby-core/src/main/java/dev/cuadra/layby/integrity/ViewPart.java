package dev.cuadra.layby.integrity;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.spi.problem.Text;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;

/** A part of what a storage claims, by name and as people read it. */
final class ViewPart {
    private static final String NOTHING = "–";

    private final RecordComponent part;

    private ViewPart(RecordComponent part) {
        this.part = part;
    }

    static List<ViewPart> all() {
        return Arrays.stream(StoredView.class.getRecordComponents())
                .map(ViewPart::new)
                .toList();
    }

    /** The name of a part, by the name of its component. */
    static Text name(String component) {
        return Texts.BOOK.text("view." + component, Map.of());
    }

    Text name() {
        return name(part.getName());
    }

    /** Whether both claim the same. Amounts are compared as they are written, since damaged ones may be of any kind. */
    boolean same(StoredView one, StoredView other) {
        return value(part, one).toString().equals(value(part, other).toString());
    }

    /** What {@code view} claims. Of a list only what {@code other} does not claim too. */
    String shown(StoredView view, StoredView other) {
        Object value = value(part, view);
        Object against = value(part, other);
        if (value instanceof Map<?, ?> map && against instanceof Map<?, ?> known) {
            return joined(map.entrySet().stream()
                    .filter(entry -> !text(entry.getValue()).equals(text(known.get(entry.getKey()))))
                    .map(entry -> text(entry.getKey()) + " " + text(entry.getValue()))
                    .toList());
        }
        if (value instanceof Collection<?> all && against instanceof Collection<?> known) {
            List<String> told = known.stream().map(ViewPart::text).toList();
            return joined(all.stream()
                    .map(ViewPart::text)
                    .filter(text -> !told.contains(text))
                    .toList());
        }
        return text(value);
    }

    private static String joined(List<String> texts) {
        return texts.isEmpty() ? NOTHING : String.join("; ", texts);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return NOTHING;
        }
        if (value instanceof MonetaryAmount amount) {
            return Figures.text(amount.getNumber().numberValueExact(BigDecimal.class), amount.getCurrency());
        }
        if (value instanceof CurrencyUnit currency) {
            return currency.getCurrencyCode();
        }
        if (value instanceof Optional<?> maybe) {
            return maybe.map(ViewPart::text).orElse(NOTHING);
        }
        return value instanceof Record record && !(value instanceof Account) ? ofRecord(record) : value.toString();
    }

    /** The parts of a record in their order, without those that are not there. */
    private static String ofRecord(Record record) {
        List<String> texts = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            texts.add(text(value(component, record)));
        }
        return texts.stream().filter(text -> !text.equals(NOTHING)).collect(Collectors.joining(" "));
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A record shows its parts", e);
        }
    }
}
