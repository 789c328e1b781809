package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.StaleVersionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Writers, rotations and erasures in any order, against a model that knows only who is there. */
class RotationProperties {
    private final World world = new World();
    private final KeyRotation rotation = new KeyRotation(world.vault, List.of(Person.TYPE));
    private final PersonalData persons = new PersonalData(world.vault, List.of(Person.TYPE), world.memory);
    private final Vault another = new Vault(world.storage, world.keys, world.clock, UUID::randomUUID);
    private final Map<String, String> there = new TreeMap<>();
    private final Set<String> everybody = new TreeSet<>();
    private final List<Runnable> prepared = new ArrayList<>();

    @Property(tries = 150)
    void whoIsThereIsFoundOnceWhateverHappensInBetween(
            @ForAll @Size(min = 5, max = 40) List<@IntRange(max = 69) Integer> steps) {
        RotationProperties fresh = new RotationProperties();
        steps.forEach(fresh::take);
        fresh.prepared.forEach(Runnable::run);
        fresh.check();
        fresh.rotation.begin(ACME, "user-7");
        while (!fresh.rotation.step(ACME, 3).finished()) {}
        fresh.check();
        assertThat(fresh.world.keys.tokens(ACME, "rut", "1-9")).hasSize(1);
        assertThat(fresh.world.verify().findings()).isEmpty();
    }

    private void take(int step) {
        String rut = "p" + step % 10;
        everybody.add(rut);
        switch (step / 10) {
            case 0 -> register(world.vault, rut).run();
            case 1 -> prepared.add(register(another, rut));
            case 2 -> {
                if (!prepared.isEmpty()) {
                    prepared.remove(0).run();
                }
            }
            case 3 -> rename(rut);
            case 4 -> rotation.begin(ACME, "user-7");
            case 5 -> {
                if (rotation.progress(ACME).isPresent()) {
                    rotation.step(ACME, 2);
                }
            }
            default -> erase(rut);
        }
    }

    /** Decided now, under the keys of now, and stored when it is run. */
    private Runnable register(Vault vault, String rut) {
        Work work = vault.begin(ACME, "register");
        work.create(Person.TYPE, Person.of(rut, "new"));
        return () -> {
            try {
                work.commit();
                assertThat(there).as("registered twice").doesNotContainKey(rut);
                there.put(rut, "new");
            } catch (DuplicateEntryException e) {
                assertThat(there).containsKey(rut);
            } catch (StaleVersionException e) {
                assertThat(e.stale()).allMatch(stale -> stale.key().equals(KeyMarker.KEY));
            }
        };
    }

    private void rename(String rut) {
        find(rut).ifPresent(loaded -> {
            Work work = another.begin(ACME, "rename");
            work.update(loaded, loaded.value().renamed("renamed"));
            try {
                work.commit();
                there.put(rut, "renamed");
            } catch (StaleVersionException e) {
                assertThat(e.stale()).allMatch(stale -> stale.key().equals(KeyMarker.KEY));
            }
        });
    }

    private void erase(String rut) {
        find(rut).ifPresent(loaded -> {
            persons.erase(ACME, ErasureOrder.of(Set.of(loaded.id()), "user-7", "asked"));
            there.remove(rut);
        });
    }

    private Optional<Loaded<Person>> find(String rut) {
        return world.vault.findUnique(Person.TYPE, ACME, "rut", tokens -> List.of(tokens.of("rut", rut)));
    }

    private void check() {
        for (String rut : everybody) {
            assertThat(find(rut).map(loaded -> loaded.value().name())).isEqualTo(Optional.ofNullable(there.get(rut)));
        }
    }
}
