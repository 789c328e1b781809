package dev.cuadra.onboarding.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.onboarding.operation.IncidentStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedDataTest {
    private static final List<String> FILES = List.of(
            "priority-matrix",
            "escalation-path",
            "ticket-process",
            "routing",
            "readiness",
            "volume",
            "goals",
            "summary-fields",
            "critical-alert");

    private static JsonNode file(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Shipped.class.getResourceAsStream(name + ".json"))) {
            return Canonical.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Stream<String> rows(String catalogue, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> String.format(Locale.ROOT, "%s-%03d", catalogue, number));
    }

    @Test
    void everyRowOfSupportStandsOnceInTheDataThatShips() throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : FILES) {
            found.addAll(file(name).findValuesAsText("row"));
        }
        List<String> expected = Stream.of(
                        rows("LL", 87, 92),
                        rows("LL", 137, 139),
                        rows("LL", 228, 243),
                        rows("LL", 258, 278),
                        rows("LL", 282, 302),
                        rows("LL", 348, 351),
                        rows("BL", 131, 142))
                .flatMap(all -> all)
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void textsAreThereInBothLanguages() throws IOException {
        for (String name : FILES) {
            for (String member : List.of("text", "label")) {
                for (JsonNode text : file(name).findValues(member)) {
                    assertThat(text.path("es").asText()).as(name).isNotBlank();
                    assertThat(text.path("en").asText()).as(name).isNotBlank();
                }
            }
        }
    }

    @Test
    void aCriticalAlertKnowsTheWordsOfItsStatus() throws IOException {
        assertThat(file("critical-alert").at("/status/values"))
                .map(JsonNode::asText)
                .containsExactlyElementsOf(
                        Arrays.stream(IncidentStatus.values()).map(Enum::name).toList());
    }
}
