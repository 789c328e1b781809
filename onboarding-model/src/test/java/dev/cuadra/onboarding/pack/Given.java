package dev.cuadra.onboarding.pack;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings with which the packs are looked at. */
final class Given {
    static final Map<String, String> BOLETA = Map.of("complaintsPerWeek", "3");
    static final Map<String, String> LAYBY =
            Map.of("launch", "2026-03-02", "resolutionRate", "90", "criticalUpdateMinutes", "30");

    static final Map<String, String> CUSTOMER = Map.of(
            "kickoff",
            "2026-03-02",
            "CO-072",
            "90",
            "CO-074",
            "95",
            "CO-076",
            "3",
            "CO-099",
            "50",
            "CO-100",
            "50",
            "CO-101",
            "3.5");

    private Given() {}

    static Map<String, String> of(String pack) {
        return Map.of(
                        Packs.BOLETA_LAUNCH, BOLETA,
                        Packs.LAYBY_LAUNCH, LAYBY,
                        Packs.CUSTOMER_ONBOARDING, CUSTOMER)
                .getOrDefault(pack, Map.of());
    }

    /** A row of the catalogue as it was written down. */
    record Row(
            String id,
            String source,
            String area,
            String type,
            String phase,
            String metric,
            String operator,
            String value,
            String unit,
            String window,
            String role) {}

    /** The rows of the catalogue, copied from it. */
    static List<Row> rows() throws java.io.IOException {
        try (var in = Given.class.getResourceAsStream("catalogue.csv");
                var reader = new java.io.BufferedReader(new java.io.InputStreamReader(
                        java.util.Objects.requireNonNull(in), java.nio.charset.StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines().skip(1)) {
            return lines.map(Given::row).toList();
        }
    }

    private static Row row(String line) {
        List<String> c =
                java.util.regex.Pattern.compile(",").splitAsStream(line + ",.").toList();
        return new Row(
                c.get(0), c.get(1), c.get(2), c.get(3), c.get(4), c.get(5), c.get(6), c.get(7), c.get(8), c.get(9),
                c.get(10));
    }
}
