package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StorageException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
    private static final String RUT = "76.543.210-3";
    private static final String NAME = "Marcadora";

    /** A receipt, sealed under the key of the person who issued it, and found by its state. */
    record Receipt(String issuer, long gross, String state) {}

    /** What outlives the person. */
    record Figures(long gross, String state) {}

    private static final DocumentType<Receipt> RECEIPTS = DocumentType.of("receipt", 1, Receipt.class)
            .personal("issuer")
            .indexed((receipt, tokens) -> List.of(IndexEntry.of("issuer", tokens.of("rut", receipt.issuer()))))
            .plainlyIndexed(Figures.class, figures -> List.of(IndexEntry.of("state", IndexValue.of(figures.state()))));

    private final World world = new World();
    private final PersonalData persons = new PersonalData(world.vault, List.of(Person.TYPE, RECEIPTS), world.memory);

    @Test
    void anExportHasDocumentsJournalAndMessagesOfThePersonAndOfNobodyElse() {
        DocumentKey person = world.person(RUT, NAME);
        world.person("1-9", "Nobody");
        receipt(person.id(), 1_000);
        receipt(UUID.randomUUID(), 2_000);
        Work work = world.vault.begin(ACME, "tell");
        work.note("asked-by", "user-7");
        work.send("mail", person.id(), new Notice("a@example.test", "s", "Texto"));
        work.send("mail", new Notice("b@example.test", "s", "Otro"));
        work.update(world.load(Person.TYPE, person), Person.of(RUT, NAME).grossing(5));
        work.commit();

        ObjectNode all = persons.export(ACME, Set.of(person.id()));

        assertThat(all.get("form").asText()).isEqualTo("cuadra-person-1");
        assertThat(all.get("documents")).hasSize(2);
        assertThat(all.at("/documents/0/members/name").asText()).isEqualTo(NAME);
        assertThat(all.at("/documents/0/version").asInt()).isEqualTo(2);
        assertThat(all.at("/documents/1/members/gross").asLong()).isEqualTo(1_000);
        assertThat(all.get("journal")).hasSize(3);
        assertThat(all.at("/journal/2/command").asText()).isEqualTo("tell");
        assertThat(all.at("/journal/2/notes/asked-by").asText()).isEqualTo("user-7");
        assertThat(all.get("messages")).hasSize(1);
        assertThat(all.at("/messages/0/body/body").asText()).isEqualTo("Texto");
        assertThat(all.get("messagesComplete").asBoolean()).isTrue();
        assertThat(all.toString())
                .doesNotContain("Nobody")
                .doesNotContain("2000")
                .doesNotContain("Otro");
        assertThat(persons.export(ACME, Set.of(person.id()))).isEqualTo(all);
    }

    @Test
    void anErasureDestroysTheKeyErasesAllDocumentsAndTellsWhoAndWhy() {
        DocumentKey person = world.person(RUT, NAME);
        DocumentKey receipt = receipt(person.id(), 1_000);

        Erased erased = persons.erase(
                ACME, new ErasureOrder(List.of(person.id()), "user-7", "asked for it", Map.of("until", "2031-01-31")));

        assertThat(erased.documents()).isEqualTo(2);
        assertThat(world.findByRut(RUT)).isEmpty();
        assertThat(world.load(RECEIPTS, receipt).plain(Figures.class).gross()).isEqualTo(1_000);
        assertThatThrownBy(() -> world.keys.seal(ACME, person.id(), "c", dev.cuadra.spi.Bytes.EMPTY))
                .isInstanceOf(KeyDestroyedException.class);
        ErasureJob told = world.vault
                .find(PersonalData.JOBS, ACME, erased.erasure())
                .orElseThrow()
                .value();
        assertThat(told.by()).isEqualTo("user-7");
        assertThat(told.reason()).isEqualTo("asked for it");
        assertThat(told.circumstances()).containsEntry("until", "2031-01-31");
        assertThat(world.written()).doesNotContain("asked for it").doesNotContain("user-7");
        assertThat(persons.export(ACME, Set.of(person.id()))
                        .at("/documents/0/erased")
                        .asBoolean())
                .isTrue();
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void anErasureCutShortAnywhereIsFinishedByTheNext() {
        DocumentKey person = world.person(RUT, NAME);
        for (int i = 0; i < 1_200; i++) {
            receipt(person.id(), i);
        }
        int before = world.storage.commits.size();
        int cuts = 0;
        for (int failing = 0; failing < 20; failing++) {
            world.storage.failCommits = failing % 2 == 0;
            world.storage.loseAcknowledgement = true;
            try {
                if (world.storage.commits.size() == before) {
                    persons.erase(ACME, ErasureOrder.of(Set.of(person.id()), "user-7", "asked"));
                } else {
                    persons.resume(ACME);
                }
            } catch (StorageException e) {
                cuts++;
            }
        }
        world.storage.failCommits = false;
        world.storage.loseAcknowledgement = false;
        assertThat(cuts).isGreaterThan(5);

        assertThat(persons.resume(ACME)).isEmpty();
        try (var all = world.vault.scan(RECEIPTS, ACME)) {
            assertThat(all).hasSize(1_200).allMatch(Loaded::erased);
        }
        assertThat(world.findByRut(RUT)).isEmpty();
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void whatWasSealedBeforeTheErasureAndStoredTooLateIsRefused() {
        DocumentKey person = world.person(RUT, NAME);
        Work slow = world.vault.begin(ACME, "receive");
        slow.create(RECEIPTS, person.id(), new Receipt(RUT, 1, "open"));
        world.storage.beforeCommit = () -> persons.erase(ACME, ErasureOrder.of(Set.of(person.id()), "user-7", "asked"));

        assertThatThrownBy(slow::commit).isInstanceOf(StaleVersionException.class);
        try (var all = world.vault.scan(RECEIPTS, ACME)) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void figuresOfAnErasedDocumentGoOnAndAreFoundAnew() {
        DocumentKey person = world.person(RUT, NAME);
        DocumentKey receipt = receipt(person.id(), 1_000);
        persons.erase(ACME, ErasureOrder.of(Set.of(person.id()), "user-7", "asked"));
        assertThat(inState("open")).isEqualTo(1);

        Work work = world.vault.begin(ACME, "annul");
        work.updateErased(world.load(RECEIPTS, receipt), Figures.class, new Figures(1_000, "annulled"));
        work.commit();

        Loaded<Receipt> loaded = world.load(RECEIPTS, receipt);
        assertThat(loaded.erased()).isTrue();
        assertThat(loaded.plain(Figures.class)).isEqualTo(new Figures(1_000, "annulled"));
        assertThat(inState("open")).isZero();
        assertThat(inState("annulled")).isEqualTo(1);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void membersThatThisReleaseDoesNotKnowSurviveWhenFiguresGoOn() {
        DocumentKey person = world.person(RUT, NAME);
        DocumentKey receipt = receipt(person.id(), 1_000);
        persons.erase(ACME, ErasureOrder.of(Set.of(person.id()), "user-7", "asked"));
        record State(String state) {}

        Work work = world.vault.begin(ACME, "annul");
        work.updateErased(world.load(RECEIPTS, receipt), State.class, new State("annulled"));
        work.commit();

        assertThat(world.load(RECEIPTS, receipt).plain(Figures.class)).isEqualTo(new Figures(1_000, "annulled"));
    }

    @Test
    void nothingPersonalComesBackIntoAnErasedDocument() {
        DocumentKey person = world.person(RUT, NAME);
        DocumentKey receipt = receipt(person.id(), 1_000);
        Loaded<Receipt> live = world.load(RECEIPTS, receipt);
        Work work = world.vault.begin(ACME, "annul");
        assertThatIllegalStateException()
                .isThrownBy(() -> work.updateErased(live, Figures.class, new Figures(1, "open")));
        persons.erase(ACME, ErasureOrder.of(Set.of(person.id()), "user-7", "asked"));
        Loaded<Receipt> erased = world.load(RECEIPTS, receipt);
        record Nosy(long gross, String state, java.util.Optional<String> issuer) {}
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> work.updateErased(erased, Nosy.class, new Nosy(1, "open", java.util.Optional.of(RUT))))
                .withMessageContaining("issuer")
                .withMessageNotContaining(RUT);
    }

    @Test
    void anOrderNamesAPersonAndAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> ErasureOrder.of(Set.of(), "u", "why"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErasureOrder.of(Set.of(Vault.TENANT_SUBJECT), "u", "why"));
        assertThatIllegalArgumentException().isThrownBy(() -> ErasureOrder.of(Set.of(UUID.randomUUID()), "u", " "));
        assertThat(ErasureOrder.of(Set.of(UUID.randomUUID()), "u", "of " + NAME))
                .hasToString("ErasureOrder[1]");
    }

    private DocumentKey receipt(UUID subject, long gross) {
        Work work = world.vault.begin(ACME, "receive");
        DocumentKey key = work.create(RECEIPTS, subject, new Receipt(RUT, gross, "open"));
        work.commit();
        return key;
    }

    private int inState(String state) {
        return world.vault
                .page(RECEIPTS, ACME, Query.of("receipt", "state").equalTo(IndexValue.of(state)))
                .documents()
                .size();
    }
}
