package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.keys.KeyRingException;
import dev.cuadra.spi.outbox.OutgoingMessage;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final String RUT = "76.543.210-3";
    private static final String NAME = "Marcadora";
    private static final Query BY_DAY = Query.of("person", "since").equalTo(IndexValue.of(LocalDate.of(2025, 3, 1)));

    /** A receipt, sealed under the key of the person who issued it. */
    record Receipt(String issuer, long folio, long gross) {}

    private static final DocumentType<Receipt> RECEIPTS = DocumentType.of("receipt", 1, Receipt.class)
            .personal("issuer")
            .indexed((receipt, tokens) -> List.of(IndexEntry.unique(
                    "issuer-folio", tokens.of("rut", receipt.issuer()), IndexValue.of(receipt.folio()))));

    private final World world = new World();

    @Test
    void whatIsPersonalIsNowhereInPlain() {
        Work work = world.vault.begin(ACME, "register");
        DocumentKey person = work.create(Person.TYPE, Person.of(RUT, NAME));
        work.create(RECEIPTS, person.id(), new Receipt(RUT, 153, 1_000));
        work.send("mail", person.id(), new Notice(NAME + "@example.test", "Hola " + NAME, "Texto para " + NAME));
        work.send("webhook", new Receipt(RUT, 153, 1_000));
        work.note("why", "asked by " + NAME);
        work.commitOnce("k1", Person.of(RUT, NAME), Person.class, Person.of(RUT, NAME));
        world.update(person, loaded -> loaded.grossing(9));
        Work erase = world.vault.begin(ACME, "erase");
        erase.erase(world.load(Person.TYPE, person));
        erase.commit();

        String written = world.written();
        for (String marker : List.of(RUT, NAME)) {
            byte[] utf8 = marker.getBytes(StandardCharsets.UTF_8);
            assertThat(written)
                    .doesNotContainIgnoringCase(marker)
                    .doesNotContain(HexFormat.of().formatHex(utf8))
                    .doesNotContain(Base64.getEncoder().encodeToString(utf8).substring(0, 8));
        }
        // The search would find it: what is plain is there.
        assertThat(written).contains("1000000").contains("\"folio\":153");
        assertThat(world.storage.commits).hasSize(3);
    }

    @Test
    void figuresAndJournalOutliveAnErasedPerson() {
        DocumentKey person = world.person(RUT, NAME);
        Work work = world.vault.begin(ACME, "receive");
        DocumentKey receipt = work.create(RECEIPTS, person.id(), new Receipt(RUT, 153, 1_000));
        work.commit();

        world.vault.destroyKey(ACME, person.id());

        Loaded<Receipt> loaded = world.load(RECEIPTS, receipt);
        assertThat(loaded.erased()).isTrue();
        assertThatThrownBy(loaded::value)
                .isInstanceOfSatisfying(
                        ErasedException.class, e -> assertThat(e.subject()).isEqualTo(person.id()));
        assertThat(loaded.plain().path("gross").asLong()).isEqualTo(1_000);
        assertThat(world.load(Person.TYPE, person).plain().path("gross").asLong())
                .isEqualTo(1_000_000);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void anErasedDocumentLosesItsTokensAndKeepsItsOtherEntries() {
        DocumentKey key = world.person(RUT, NAME);
        Work work = world.vault.begin(ACME, "erase");
        work.erase(world.load(Person.TYPE, key));
        work.commit();

        Loaded<Person> loaded = world.load(Person.TYPE, key);
        assertThat(loaded.erased()).isTrue();
        assertThatThrownBy(loaded::value).isInstanceOf(ErasedException.class);
        assertThat(world.findByRut(RUT)).isEmpty();
        assertThat(world.vault.page(Person.TYPE, ACME, BY_DAY).documents())
                .singleElement()
                .returns(1_000_000L, found -> found.plain().path("gross").asLong());
        assertThat(world.verify().findings()).isEmpty();

        world.memory.rebuildIndex(
                ACME, "person", "since", world.vault.reindex(Person.TYPE, ACME, "since"), Optional.empty(), 10);
        world.memory.rebuildIndex(
                ACME, "person", "rut", world.vault.reindex(Person.TYPE, ACME, "rut"), Optional.empty(), 10);
        assertThat(world.vault.page(Person.TYPE, ACME, BY_DAY).documents()).hasSize(1);
        assertThat(world.vault
                        .page(Person.TYPE, ACME, Query.of("person", "rut"))
                        .documents())
                .isEmpty();
    }

    @Test
    void documentsAreErasedAfterTheKeyAsWellAndOnlyOnce() {
        DocumentKey key = world.person(RUT, NAME);
        world.vault.destroyKey(ACME, key.id());
        world.memory.rebuildIndex(
                ACME, "person", "since", world.vault.reindex(Person.TYPE, ACME, "since"), Optional.empty(), 10);
        assertThat(world.vault.page(Person.TYPE, ACME, BY_DAY).documents()).hasSize(1);
        assertThat(world.vault
                        .page(Person.TYPE, ACME, Query.of("person", "rut"))
                        .documents())
                .hasSize(1);

        for (int i = 0; i < 2; i++) {
            Work work = world.vault.begin(ACME, "erase");
            work.erase(world.load(Person.TYPE, key));
            work.commit();
        }

        assertThat(world.load(Person.TYPE, key).version()).isEqualTo(2);
        assertThat(world.vault
                        .page(Person.TYPE, ACME, Query.of("person", "rut"))
                        .documents())
                .isEmpty();
        assertThat(world.vault.page(Person.TYPE, ACME, BY_DAY).documents()).hasSize(1);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void everyKindOfIndexValueOutlivesThePerson() {
        DocumentType<Receipt> type = DocumentType.of("receipt", 1, Receipt.class)
                .personal("issuer")
                .indexed((receipt, tokens) -> List.of(
                        IndexEntry.unique(
                                "all",
                                IndexValue.of("text"),
                                IndexValue.of(-receipt.folio()),
                                IndexValue.of(LocalDate.of(2025, 1, 31))),
                        IndexEntry.of("issuer", tokens.of("rut", receipt.issuer()))));
        Work create = world.vault.begin(ACME, "receive");
        DocumentKey key = create.create(type, new Receipt(RUT, 5, 1));
        create.commit();
        Work erase = world.vault.begin(ACME, "erase");
        erase.erase(world.load(type, key));
        erase.commit();

        StoredDocument stored = world.memory.find(ACME, key).orElseThrow();
        assertThat(world.vault.reindex(type, ACME, "all").apply(stored))
                .contains(IndexEntry.unique(
                        "all", IndexValue.of("text"), IndexValue.of(-5), IndexValue.of(LocalDate.of(2025, 1, 31))));
        assertThat(world.vault.reindex(type, ACME, "issuer").apply(stored)).isEmpty();
    }

    @Test
    void nothingIsWrittenForAnErasedPerson() {
        DocumentKey key = world.person(RUT, NAME);
        Loaded<Person> before = world.load(Person.TYPE, key);
        Person person = before.value();
        world.vault.destroyKey(ACME, key.id());

        Work create = world.vault.begin(ACME, "receive");
        create.create(RECEIPTS, key.id(), new Receipt(RUT, 1, 1));
        assertThatThrownBy(create::commit).isInstanceOf(ErasedException.class);
        Work update = world.vault.begin(ACME, "change");
        Loaded<Person> erased = world.load(Person.TYPE, key);
        assertThatThrownBy(() -> update.update(erased, person)).isInstanceOf(ErasedException.class);
        update.update(before, person.renamed("x"));
        assertThatThrownBy(update::commit).isInstanceOf(ErasedException.class);
        Work delete = world.vault.begin(ACME, "remove");
        delete.delete(erased);
        delete.commit();
        assertThat(world.vault.find(Person.TYPE, ACME, key.id())).isEmpty();
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void aValueThatWasOpenedStaysInHand() {
        Loaded<Person> loaded = world.load(Person.TYPE, world.person(RUT, NAME));
        loaded.value();
        world.vault.destroyKey(ACME, loaded.id());
        assertThat(loaded.erased()).isFalse();
        assertThat(loaded.value().name()).isEqualTo(NAME);
    }

    @Test
    void theTenantsOwnKeyIsNoPersons() {
        assertThatIllegalArgumentException().isThrownBy(() -> world.vault.destroyKey(ACME, Vault.TENANT_SUBJECT));
    }

    @Test
    void whatBelongsToNobodyIsSealedUnderTheTenant() {
        Work work = world.vault.begin(ACME, "set");
        DocumentKey key = work.create(RECEIPTS, Vault.TENANT_SUBJECT, new Receipt(RUT, 1, 1));
        work.commit();
        assertThat(world.load(RECEIPTS, key).value().issuer()).isEqualTo(RUT);
    }

    @Test
    void aSealedPartDoesNotOpenInAnotherDocument() {
        DocumentKey one = world.person(RUT, NAME);
        StoredDocument stored = world.memory.find(ACME, one).orElseThrow();
        DocumentKey forged = Person.TYPE.key(UUID.randomUUID());
        world.memory.commit(ACME, Commit.of(new DocumentWrite.Put(forged, 0, stored.body(), Bytes.EMPTY, List.of())));

        assertThatThrownBy(() -> world.load(Person.TYPE, forged).value()).isInstanceOf(KeyRingException.class);
        assertThatThrownBy(() -> world.load(Person.TYPE, forged).erased()).isInstanceOf(KeyRingException.class);
    }

    @Test
    void aMessageIsSealedUnderItsPersonAndNamesNothing() {
        DocumentKey person = world.person(RUT, NAME);
        Work work = world.vault.begin(ACME, "tell");
        UUID id = work.send(
                "mail",
                person.id(),
                new Notice("a@example.test", "s", "b"),
                world.clock.instant().plus(Duration.ofDays(1)));
        work.commit();

        OutgoingMessage message = world.storage.commits.get(1).messages().get(0);
        assertThat(message.id()).isEqualTo(id);
        assertThat(message.notBefore()).isEqualTo(world.clock.instant().plus(Duration.ofDays(1)));
        assertThat(Json.standard().parse(message.body()).fieldNames())
                .toIterable()
                .containsExactly("sealed", "subject");
        assertThat(new Notice("a@example.test", "s", "b")).hasToString("Notice");
    }
}
