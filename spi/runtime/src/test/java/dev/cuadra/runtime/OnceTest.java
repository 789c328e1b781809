package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StorageException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OnceTest {
    record Asked(String rut, String name) {}

    record Registered(UUID id, String note) {}

    private final World world = new World();
    private final AtomicInteger runs = new AtomicInteger();

    private Function<Work, Registered> registering(String rut) {
        return work -> {
            runs.incrementAndGet();
            return new Registered(
                    work.create(Person.TYPE, Person.of(rut, "Ana")).id(), "run " + runs);
        };
    }

    private Answer<Registered> register(String key, String rut) {
        return world.vault.once(
                ACME, Command.of("register", key, new Asked(rut, "Ana")), Registered.class, registering(rut));
    }

    @Test
    void aCommandSentAgainGivesTheFirstAnswerAndIsNotDecidedAgain() {
        Answer<Registered> first = register("k1", "R1");
        Answer<Registered> again = register("k1", "R1");

        assertThat(first.replayed()).isFalse();
        assertThat(again).isEqualTo(new Answer<>(first.value(), true));
        assertThat(runs).hasValue(1);
        assertThat(world.memory.journal(ACME, 0, 10).entries()).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherRequestOrCommandIsAConflict() {
        register("k1", "R1");

        assertThatThrownBy(() -> register("k1", "R2")).isInstanceOf(IdempotencyConflictException.class);
        assertThatThrownBy(() -> world.vault.once(
                        ACME, Command.of("other", "k1", new Asked("R1", "Ana")), Registered.class, registering("R1")))
                .isInstanceOf(IdempotencyConflictException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void keysOfTenantsDoNotMeet() {
        register("k1", "R1");
        Answer<Registered> other = world.vault.once(
                TenantId.of("other"),
                Command.of("register", "k1", new Asked("R9", "Eva")),
                Registered.class,
                registering("R9"));
        assertThat(other.replayed()).isFalse();
    }

    @Test
    void anAnswerLostOnTheWayIsAskedFor() {
        world.storage.loseAcknowledgement = true;

        Answer<Registered> answer = register("k1", "R1");

        assertThat(answer.replayed()).isTrue();
        assertThat(runs).hasValue(1);
        assertThat(world.vault.find(Person.TYPE, ACME, answer.value().id())).isPresent();
        assertThat(register("k1", "R1").value()).isEqualTo(answer.value());
    }

    @Test
    void aCommitThatFailedIsReportedAndMayBeSentAgain() {
        world.storage.failCommits = true;
        assertThatThrownBy(() -> register("k1", "R1"))
                .isInstanceOf(StorageException.class)
                .hasMessage("The disk is full");
        world.storage.failCommits = false;
        assertThat(register("k1", "R1").replayed()).isFalse();
        assertThat(world.findByRut("R1")).isPresent();
    }

    @Test
    void whenNobodyCanBeAskedTheFirstFaultIsReportedWithTheSecond() {
        world.storage.loseAcknowledgement = true;
        world.storage.failAnswers = true;

        StorageException lost = catchThrowableOfType(StorageException.class, () -> register("k1", "R1"));

        assertThat(lost).hasMessage("The connection broke");
        assertThat(lost.getSuppressed())
                .singleElement()
                .satisfies(second -> assertThat(second).hasMessage("Still no connection"));
        world.storage.failAnswers = false;
        assertThat(register("k1", "R1").replayed()).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void aDecisionIsMadeAgainWhenAnotherWriterWasFirst() {
        DocumentKey key = world.person("R1", "Ana");
        world.storage.beforeCommit = () -> world.update(key, person -> person.grossing(50));

        Answer<Registered> answer = world.vault.once(ACME, Command.of("add", "k1", 1), Registered.class, work -> {
            Loaded<Person> loaded = world.load(Person.TYPE, key);
            runs.incrementAndGet();
            work.update(loaded, loaded.value().grossing(loaded.value().gross() + 1));
            return new Registered(key.id(), "");
        });

        assertThat(answer.replayed()).isFalse();
        assertThat(runs).hasValue(2);
        assertThat(world.load(Person.TYPE, key).value().gross()).isEqualTo(51);
    }

    @Test
    void aDecisionThatFindsTheEntryTakenLooksAgain() {
        world.storage.beforeCommit = () -> world.person("R1", "Other");

        Answer<Registered> answer = world.vault.once(
                ACME,
                Command.of("register", "k1", 1),
                Registered.class,
                work -> world.vault
                        .findUnique(Person.TYPE, ACME, "rut", tokens -> List.of(tokens.of("rut", "R1")))
                        .map(known -> new Registered(known.id(), "known"))
                        .orElseGet(() -> registering("R1").apply(work)));

        assertThat(answer.value().note()).isEqualTo("known");
        assertThat(register("k1-again", "R2").replayed()).isFalse();
    }

    @Test
    void aDecisionIsGivenUpAfterTheStatedRuns() {
        DocumentKey key = world.person("R1", "Ana");
        Command command = Command.of("add", "k1", 1).runs(4);

        assertThatThrownBy(() -> world.vault.once(ACME, command, Registered.class, work -> {
                    Loaded<Person> loaded = world.load(Person.TYPE, key);
                    runs.incrementAndGet();
                    world.storage.beforeCommit = () -> world.update(key, person -> person.grossing(runs.get()));
                    work.update(loaded, loaded.value());
                    return new Registered(key.id(), "");
                }))
                .isInstanceOf(StaleVersionException.class);
        assertThat(runs).hasValue(4);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void aTakenEntryIsReportedAfterTheStatedRuns() {
        world.person("R1", "Ana");
        assertThatThrownBy(() -> register("k1", "R1")).isInstanceOf(DuplicateEntryException.class);
        assertThat(runs).hasValue(3);
    }

    @Test
    void twoAtOnceTakeEffectOnce() {
        world.storage.beforeCommit = () -> register("k1", "R1");

        Answer<Registered> second = register("k1", "R1");

        assertThat(second.replayed()).isTrue();
        assertThat(runs).hasValue(2);
        assertThat(world.memory.journal(ACME, 0, 10).entries()).hasSize(1);
        assertThat(world.vault.find(Person.TYPE, ACME, second.value().id())).isPresent();
    }

    @Test
    void anAnswerIsKeptEvenWhenNothingIsWritten() {
        Answer<Registered> first = world.vault.once(
                ACME, Command.of("ask", "k1", 1), Registered.class, work -> new Registered(World.id(1), "nothing"));
        Answer<Registered> again = world.vault.once(
                ACME, Command.of("ask", "k1", 1), Registered.class, work -> new Registered(World.id(2), "other"));
        assertThat(again).isEqualTo(new Answer<>(first.value(), true));
    }

    @Test
    void aDecisionDoesNotCommit() {
        assertThatIllegalStateException()
                .isThrownBy(() -> world.vault.once(ACME, Command.of("x", "k1", 1), Done.class, Work::commit));
        assertThatIllegalStateException()
                .isThrownBy(() -> world.vault.once(
                        ACME,
                        Command.of("x", "k1", 1),
                        String.class,
                        work -> work.commitOnce("k2", 1, String.class, "a").value()));
    }

    @Test
    void aWorkCommittedOnceGivesTheFirstAnswer() {
        Work first = world.vault.begin(ACME, "chunk");
        first.create(Person.TYPE, Person.of("R1", "Ana"));
        assertThat(first.commitOnce("chunk-1", "rows 1 to 1000", String.class, "1000 rows"))
                .isEqualTo(new Answer<>("1000 rows", false));
        Work again = world.vault.begin(ACME, "chunk");
        again.create(Person.TYPE, Person.of("R1", "Ana"));
        assertThat(again.commitOnce("chunk-1", "rows 1 to 1000", String.class, "none"))
                .isEqualTo(new Answer<>("1000 rows", true));
        Work other = world.vault.begin(ACME, "chunk");
        other.create(Person.TYPE, Person.of("R2", "Eva"));
        assertThatThrownBy(() -> other.commitOnce("chunk-1", "rows 1 to 2000", String.class, "none"))
                .isInstanceOf(IdempotencyConflictException.class);

        world.storage.loseAcknowledgement = true;
        Work lost = world.vault.begin(ACME, "chunk");
        lost.create(Person.TYPE, Person.of("R3", "Mia"));
        assertThat(lost.commitOnce("chunk-2", "rows", String.class, "done")).isEqualTo(new Answer<>("done", true));
    }

    @Test
    void theRequestIsComparedByValueNotByOrder() {
        world.vault.once(ACME, Command.of("x", "k1", new Asked("a", "b")), String.class, work -> "first");
        Answer<String> again = world.vault.once(
                ACME, Command.of("x", "k1", java.util.Map.of("name", "b", "rut", "a")), String.class, work -> "second");
        assertThat(again).isEqualTo(new Answer<>("first", true));
    }

    @Test
    void aCommandIsWellFormed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Command.of("x", "", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Command.of("x", "k".repeat(201), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Command.of("No Name", "k", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.of("x", "k", 1).runs(0));
        assertThat(Command.of("x", "k", new Asked("secret", "name"))).hasToString("x k");
    }
}
