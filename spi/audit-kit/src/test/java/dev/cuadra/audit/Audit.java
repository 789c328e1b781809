package dev.cuadra.audit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionEngine;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Property;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the kit against an engine the way an auditor's build does, and says which properties failed and why. */
final class Audit {
    private Audit() {}

    static Map<String, String> failures(RetentionEngine engine) {
        OfRetention.engine = engine;
        return run(List.of(selectClass(OfRetention.class), selectClass(OfAmounts.class)));
    }

    static Map<String, String> failures(RetentionEngine engine, String property) {
        OfRetention.engine = engine;
        return run(List.of(selectMethod(OfRetention.class, method(RetentionProperties.class, property))));
    }

    static Map<String, String> failures(Form29Engine engine, String... properties) {
        OfForm29.engine = engine;
        return run(Arrays.stream(properties)
                .map(property -> selectMethod(OfForm29.class, method(Form29Properties.class, property)))
                .toList());
    }

    static Map<String, String> wrongDueDates(Form29Engine engine) {
        OfForm29.engine = engine;
        return run(List.of(selectClass(OfDueDates.class)));
    }

    /** The names of a class's properties. */
    static String[] properties(Class<?> kit) {
        return Arrays.stream(kit.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Property.class))
                .map(Method::getName)
                .toArray(String[]::new);
    }

    static Method method(Class<?> kit, String property) {
        return Arrays.stream(kit.getDeclaredMethods())
                .filter(method -> method.getName().equals(property) && method.isAnnotationPresent(Property.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such property: " + property));
    }

    static Map<String, String> run(List<? extends DiscoverySelector> selectors) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                // Failures are what these runs are for: they go to the listener and not to the console, nor are their
                // seeds kept for the next build.
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.shrinking.default", "OFF")
                .build();
        Failures failures = new Failures();
        try {
            LauncherFactory.create().execute(request, failures);
        } finally {
            OfRetention.engine = RetentionCalculator.chile();
            OfForm29.engine = Form29Assembler.chile();
        }
        if (failures.tests == 0) {
            throw new IllegalStateException("Nothing ran: " + selectors);
        }
        return failures.byName;
    }

    private static final class Failures implements TestExecutionListener {
        private final Map<String, String> byName = new TreeMap<>();
        private int tests;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                tests++;
            }
            result.getThrowable().ifPresent(e -> byName.put(name(test), String.valueOf(e.getMessage())));
        }

        private static String name(TestIdentifier test) {
            return test.getDisplayName().replace("()", "");
        }
    }

    static class OfRetention extends RetentionProperties {
        private static RetentionEngine engine = RetentionCalculator.chile();

        @Override
        protected RetentionEngine engine() {
            return engine;
        }
    }

    static class OfAmounts extends WorkedAmounts {
        @Override
        protected RetentionEngine engine() {
            return OfRetention.engine;
        }
    }

    static class OfForm29 extends Form29Properties {
        private static Form29Engine engine = Form29Assembler.chile();

        @Override
        protected Form29Engine engine() {
            return engine;
        }

        @Override
        protected RetentionEngine retention() {
            return RetentionCalculator.chile();
        }
    }

    static class OfDueDates extends WorkedDueDates {
        @Override
        protected Form29Engine engine() {
            return OfForm29.engine;
        }
    }
}
