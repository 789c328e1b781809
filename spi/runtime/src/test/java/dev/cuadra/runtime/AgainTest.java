package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A decision meets another writer, or an erasure, between reading and storing. */
class AgainTest {
    private final World world = new World();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aDecisionIsTakenOnWhatAnotherWriterLeft() {
        DocumentKey key = world.person("R1", "Ana");
        world.storage.beforeCommit = () -> world.update(key, person -> person.grossing(50));

        Vault.again(2, () -> {
            runs.incrementAndGet();
            world.update(key, person -> person.grossing(person.gross() + 1));
            return key;
        });

        assertThat(world.load(Person.TYPE, key).value().gross()).isEqualTo(51);
        assertThat(runs).hasValue(2);
    }

    @Test
    void afterTheLastRunTheFaultComesThroughAndNothingIsStored() {
        DocumentKey key = world.person("R1", "Ana");
        world.storage.beforeCommit = () -> world.update(key, person -> person.grossing(50));
        assertThatThrownBy(() -> Vault.again(1, () -> {
                    world.update(key, person -> person.grossing(1));
                    return key;
                }))
                .isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> Vault.again(3, () -> {
                    runs.incrementAndGet();
                    return world.person("R1", "Impostor");
                }))
                .isInstanceOf(DuplicateEntryException.class);
        assertThat(runs).hasValue(3);
        assertThat(world.load(Person.TYPE, key).value().gross()).isEqualTo(50);
    }

    @Test
    void whoIsErasedBetweenReadingAndStoringIsLookedAtAnew() {
        DocumentKey key = world.person("R1", "Ana");

        DocumentKey stored = Vault.again(2, () -> {
            Work work = world.vault.begin(ACME, "save");
            DocumentKey written = write(work);
            erasedOnTheFirstRun(key);
            work.commit();
            return written;
        });

        assertThat(stored).isNotEqualTo(key);
        assertThat(world.findByRut("R1").orElseThrow().name()).isEqualTo("Ana again");
    }

    @Test
    void aCommandThatMeetsAnErasureIsDecidedAgainAndAnsweredOnce() {
        DocumentKey key = world.person("R1", "Ana");
        Command command = Command.of("save", "k1", 1).runs(2);

        Answer<String> first = world.vault.once(ACME, command, String.class, work -> {
            DocumentKey written = write(work);
            erasedOnTheFirstRun(key);
            return written.id().toString();
        });

        assertThat(first.value()).isNotEqualTo(key.id().toString());
        assertThat(world.vault.once(ACME, command, String.class, work -> "not asked"))
                .isEqualTo(new Answer<>(first.value(), true));
        assertThat(runs).hasValue(2);
    }

    @Test
    void allDocumentsOfAQueryComeInItsOrderHoweverSmallThePages() {
        IntStream.rangeClosed(1, 7).forEach(number -> world.person("R" + number, "P" + number));
        Query query = Query.of(Person.TYPE.collection(), "since");
        for (int limit : new int[] {1, 3, 7, 100}) {
            assertThat(world.vault.all(Person.TYPE, ACME, query.limit(limit)).map(Loaded::id))
                    .containsExactlyElementsOf(
                            world.vault.page(Person.TYPE, ACME, query.limit(100)).documents().stream()
                                    .map(Loaded::id)
                                    .toList());
        }
        assertThat(byRut("R3").map(loaded -> loaded.value().name())).containsExactly("P3");
        assertThat(byRut("R9")).isEmpty();
    }

    private Stream<Loaded<Person>> byRut(String rut) {
        return world.vault.all(
                Person.TYPE,
                ACME,
                tokens -> Query.of(Person.TYPE.collection(), "rut")
                        .equalTo(tokens.of("rut", rut))
                        .limit(1));
    }

    /** Saves R1, who may be somebody new. */
    private DocumentKey write(Work work) {
        Optional<Loaded<Person>> found =
                world.vault.findUnique(Person.TYPE, ACME, "rut", tokens -> List.of(tokens.of("rut", "R1")));
        Person now = Person.of("R1", "Ana again");
        if (found.isPresent() && !found.get().erased()) {
            work.update(found.get(), now);
            return found.get().key();
        }
        found.ifPresent(work::erase);
        return work.create(Person.TYPE, now);
    }

    private void erasedOnTheFirstRun(DocumentKey key) {
        if (runs.incrementAndGet() == 1) {
            world.vault.destroyKey(ACME, key.id());
        }
    }
}
