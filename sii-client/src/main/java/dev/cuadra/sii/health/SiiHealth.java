package dev.cuadra.sii.health;

import dev.cuadra.sii.SiiService;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How all services did at one time.
 *
 * @param at when
 * @param services each service, in the order of {@link SiiService}
 * @source SII-SEE-1
 */
public record SiiHealth(Instant at, Map<SiiService, ServiceHealth> services) {
    public SiiHealth {
        Objects.requireNonNull(at, "at");
        Map<SiiService, ServiceHealth> all = new EnumMap<>(SiiService.class);
        all.putAll(services);
        for (SiiService service : SiiService.values()) {
            ServiceHealth health = all.get(service);
            if (health == null || health.service() != service) {
                throw new IllegalArgumentException("Nothing is said of " + service);
            }
        }
        services = Collections.unmodifiableMap(all);
    }

    /** One service. */
    public ServiceHealth of(SiiService service) {
        return Objects.requireNonNull(services.get(service), service.name());
    }

    /** The services that are left alone: what needs one of them goes by hand. */
    public List<SiiService> leftAlone() {
        return services.values().stream()
                .filter(health -> health.state() == ServiceHealth.State.OPEN)
                .map(ServiceHealth::service)
                .toList();
    }
}
