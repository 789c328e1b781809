package dev.cuadra.examples.launch;

import dev.cuadra.layby.money.MoneyModule;
import dev.cuadra.runtime.Json;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import java.util.Map;
import java.util.TreeMap;

/** Runs of scenarios in memory. */
final class Simulation {
    /** Three days, so that the incident is among them. */
    static final SimulationSize SMALL = new SimulationSize(7, 3, 20, 12, 2);

    final Map<String, String> files = new TreeMap<>();
    final Player.Medium medium;
    private final Scenario scenario;

    Simulation(Scenario scenario) {
        InMemoryStorage storage = new InMemoryStorage();
        InMemoryKeyRing keys = new InMemoryKeyRing();
        this.scenario = scenario;
        this.medium = new Player.Medium(
                TenantId.of("default"),
                (clock, ids) ->
                        new Vault(storage, keys, clock, ids, Json.standard().with(new MoneyModule())),
                storage,
                clock -> new OutboxDispatcher(storage, keys, clock));
    }

    static Scenario small() {
        return ScenarioGenerator.make(SMALL, "es");
    }

    /** A player over what is stored, as a process that was started anew has one. */
    Player player() {
        return new Player(scenario, medium, files::put);
    }

    /** From wherever it is to the end. */
    Map<String, String> end() {
        Player player = player();
        while (player.next()) {
            // Another step was taken.
        }
        return files;
    }

    static Map<String, String> whole(Scenario scenario) {
        return new Simulation(scenario).end();
    }
}
