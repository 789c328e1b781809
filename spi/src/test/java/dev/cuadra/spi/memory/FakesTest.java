package dev.cuadra.spi.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransportException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FakesTest {
    private static Message message(long id) {
        return new Message(new UUID(0, id), "ana@example.cl", "Hola", "Su boleta");
    }

    @Test
    void aMessageIdIsDeliveredOnce() {
        RecordingNotifier notifier = new RecordingNotifier("mail");
        Delivery first = notifier.deliver(message(1));
        assertThat(notifier.deliver(message(1))).isEqualTo(first).isInstanceOf(Delivery.Delivered.class);
        notifier.deliver(message(2));
        assertThat(notifier.delivered()).containsExactly(message(1), message(2));
        assertThat(notifier.channel()).isEqualTo("mail");
    }

    @Test
    void aRefusedMessageMayBeTriedAgainAndAnUnknownOneIsNot() {
        Delivery refused = new Delivery.Refused("busy", true);
        Delivery unknown = new Delivery.Unknown("cut off");
        RecordingNotifier notifier = new RecordingNotifier("sms").next(refused, unknown);
        assertThat(notifier.deliver(message(1))).isEqualTo(refused);
        assertThat(notifier.deliver(message(1))).isEqualTo(unknown);
        assertThat(notifier.deliver(message(1))).isEqualTo(unknown);
        assertThat(notifier.attempts()).hasSize(2);
        assertThat(notifier.delivered()).isEmpty();
    }

    @Test
    void aScriptIsPlayedInOrderAndThenEnds() {
        SiiRequest request = new SiiRequest(
                "GET", URI.create("https://sii.example/x"), Map.of(), Bytes.EMPTY, Duration.ofSeconds(1));
        ScriptedSiiTransport transport = new ScriptedSiiTransport()
                .page(200, "<html>ñ</html>")
                .fail(SiiTransportException.Cause.DEADLINE)
                .answer(asked -> new SiiResponse(302, Map.of(), asked.body()));
        assertThat(transport.exchange(request).body().utf8()).isEqualTo("<html>ñ</html>");
        assertThatExceptionOfType(SiiTransportException.class)
                .isThrownBy(() -> transport.exchange(request))
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(SiiTransportException.Cause.DEADLINE));
        assertThat(transport.left()).isEqualTo(1);
        assertThat(transport.exchange(request).status()).isEqualTo(302);
        assertThatExceptionOfType(SiiTransportException.class)
                .isThrownBy(() -> transport.exchange(request))
                .withMessageContaining("no answer to request 4");
        assertThat(transport.requests()).hasSize(4);
    }

    @Test
    void anObservationIsKnownFromWhenItWasRecorded() {
        TenantId acme = TenantId.of("acme");
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        Observation seen = new Observation(
                "error-rate", "global", noon, noon, BigDecimal.ONE, Optional.empty(), noon.plusSeconds(60), "test");
        InMemoryObservations observations = new InMemoryObservations();
        observations.add(acme, seen);
        assertThat(known(observations, acme, "error-rate", noon.plusSeconds(60)))
                .containsExactly(seen);
        assertThat(known(observations, acme, "error-rate", noon.plusSeconds(59)))
                .isEmpty();
        assertThat(known(observations, acme, "other", noon.plusSeconds(60))).isEmpty();
        assertThat(known(observations, TenantId.of("other"), "error-rate", noon.plusSeconds(60)))
                .isEmpty();
    }

    private static List<Observation> known(
            InMemoryObservations observations, TenantId tenant, String metric, Instant at) {
        try (Stream<Observation> all = observations.observations(tenant, metric, at)) {
            return all.toList();
        }
    }
}
