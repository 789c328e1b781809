package dev.cuadra.onboarding.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.definition.Samples;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.memory.InMemoryObservations;
import dev.cuadra.spi.observe.Observation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservedReadingsTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Instant START = Instant.parse("2025-10-01T03:00:00Z");
    private static final Definition DEFINITION = Samples.everything();

    private static Observation observed(String metric, String value, long sample, Instant recorded) {
        return new Observation(
                metric,
                "global",
                START,
                START.plus(Duration.ofDays(1)),
                new BigDecimal(value),
                Optional.of(sample),
                recorded,
                "test");
    }

    @Test
    void sharesAmountsAndAnswersAreReadAsTheirMetricsSay() {
        InMemoryObservations source = new InMemoryObservations();
        Instant recorded = START.plus(Duration.ofDays(1));
        source.add(ACME, observed("adoption", "26", 36, recorded).asShare());
        source.add(ACME, observed("tickets", "3", 3, recorded));
        source.add(ACME, observed("ready", "1", 1, recorded));
        source.add(ACME, observed("unheard-of", "1", 1, recorded));
        List<Reading> readings = new ObservedReadings(List.of(source, source)).read(ACME, DEFINITION, recorded);
        assertThat(readings)
                .extracting(Reading::content)
                .containsOnly(
                        new Content.Share(26, 36),
                        new Content.Amount(new BigDecimal("3"), Optional.of(3L)),
                        new Content.Answer(true, Optional.empty()));
        assertThat(readings).hasSize(6);
        assertThat(readings.stream().map(Reading::id).distinct()).hasSize(3);
    }

    @Test
    void aLaterObservationAboutTheSameHasTheIdOfTheOneItCorrects() {
        Observation first = observed("tickets", "3", 3, START.plus(Duration.ofDays(1)));
        Observation later = observed("tickets", "4", 4, START.plus(Duration.ofDays(2)));
        assertThat(later.id()).isEqualTo(first.id());
        assertThat(later.eventTime()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThatThrownBy(() -> observed("tickets", "4", 3, START).asShare())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
