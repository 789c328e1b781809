package dev.cuadra.onboarding.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesFromJsonTest {
    private static final Template EVE = TemplateSet.shipped().template("layby-live-tomorrow");

    private static ObjectNode values() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("company", "Tiendas Lo Prado")
                .put("goLive", "2026-09-07T11:00:00Z")
                .put("helpUrl", "https://ayuda.example.test/");
    }

    @Test
    void valuesForManyAreTheSameFromJsonAndFromValues() {
        ObjectNode json = values();
        Values read = Values.common(EVE, json);
        Values given = Values.common(
                EVE,
                Map.of(
                        "company", new Value.Words("Tiendas Lo Prado"),
                        "goLive", new Value.Moment(Instant.parse("2026-09-07T11:00:00Z")),
                        "helpUrl", new Value.Link("https://ayuda.example.test/")));

        assertThat(read).usingRecursiveComparison().isEqualTo(given);
        // What was handed in stays as it was.
        assertThat(json).isEqualTo(values());
    }

    @Test
    void whatIsMissingIsSaid() {
        ObjectNode less = values();
        less.remove("company");
        assertThatThrownBy(() -> Values.common(EVE, less))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().message().en()).contains("company"));
    }
}
