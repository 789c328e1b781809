package dev.cuadra.audit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.termination.TerminationCalculator;
import dev.cuadra.layby.termination.TerminationLaw;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.money.MonetaryAmount;

/** Runs the kit on lay-bys against an engine that is wrong somewhere, and says which properties failed and why. */
final class LaybyAudit {
    private LaybyAudit() {}

    static Map<String, String> failures(
            LaybyEngine engine, Function<List<Layby>, MonetaryAmount> liability, String property) {
        OfLaybys.engine = engine;
        OfLaybys.liability = liability;
        return Audit.run(List.of(selectMethod(OfLaybys.class, Audit.method(LaybyProperties.class, property))));
    }

    static Map<String, String> failures(TerminationLaw law, String property) {
        OfEndings.law = law;
        return Audit.run(List.of(selectMethod(OfEndings.class, Audit.method(TerminationProperties.class, property))));
    }

    static Map<String, String> failures(ScheduleEngine engine, String property) {
        OfSchedules.engine = engine;
        return Audit.run(List.of(selectMethod(OfSchedules.class, Audit.method(ScheduleProperties.class, property))));
    }

    /** What the accounts of all lay-bys hold for consumers. */
    static MonetaryAmount funds(List<Layby> books) {
        return books.stream()
                .map(it -> it.balance(Account.funds(it.id())))
                .reduce(MinorUnits.zero(books.get(0).terms().currency()), MonetaryAmount::add);
    }

    /** The same record, but for one component. */
    static <R extends Record> R with(R record, String name, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            boolean found = false;
            for (int i = 0; i < components.length; i++) {
                boolean here = components[i].getName().equals(name);
                found |= here;
                components[i].getAccessor().setAccessible(true);
                values[i] = here ? value : components[i].getAccessor().invoke(record);
            }
            if (!found) {
                throw new IllegalArgumentException(name + " of " + record.getClass());
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            R other = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return Objects.requireNonNull(other);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(record.getClass() + " with another " + name, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Not to be changed: " + record.getClass(), e);
        }
    }

    static class OfLaybys extends LaybyProperties {
        private static LaybyEngine engine = LaybyRules.standard();
        private static Function<List<Layby>, MonetaryAmount> liability = LaybyAudit::funds;

        @Override
        protected LaybyEngine engine() {
            return engine;
        }

        @Override
        protected MonetaryAmount liability(List<Layby> books) {
            return liability.apply(books);
        }
    }

    static class OfEndings extends TerminationProperties {
        private static TerminationLaw law = new TerminationCalculator();

        @Override
        protected TerminationLaw law() {
            return law;
        }
    }

    static class OfSchedules extends ScheduleProperties {
        private static ScheduleEngine engine = WrongScheduleTest.RIGHT;

        @Override
        protected ScheduleEngine engine() {
            return engine;
        }
    }
}
