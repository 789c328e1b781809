package dev.cuadra.examples;

import dev.cuadra.examples.launch.Player;
import dev.cuadra.layby.money.MoneyModule;
import dev.cuadra.runtime.Json;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;

/** Where a simulated launch keeps its data. */
final class LaunchMedium {
    private LaunchMedium() {}

    /** In memory, for one run. */
    static Player.Medium passing() {
        InMemoryStorage storage = new InMemoryStorage();
        InMemoryKeyRing keys = new InMemoryKeyRing();
        return new Player.Medium(
                TenantId.of("default"),
                (clock, ids) ->
                        new Vault(storage, keys, clock, ids, Json.standard().with(new MoneyModule())),
                storage,
                clock -> new OutboxDispatcher(storage, keys, clock));
    }

    /** In a database, from which a run goes on. */
    static Player.Medium of(Host host) {
        return new Player.Medium(host.tenant(), host::vault, host.outbox(), host::dispatcher);
    }
}
