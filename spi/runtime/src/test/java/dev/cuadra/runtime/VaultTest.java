package dev.cuadra.runtime;

import static dev.cuadra.runtime.World.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.DuplicateEntryException;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final String RUT = "76.543.210-3";

    /** The same documents as a later release sees them, with members that {@link Person} does not have. */
    private static final DocumentType<ObjectNode> LATER =
            DocumentType.of("person", 2, ObjectNode.class).personal("rut", "name", "mail", "contact", "nickname");

    record Figure(long gross, LocalDate since) {}

    private final World world = new World();

    @Test
    void whatIsStoredIsReadBack() {
        DocumentKey key = world.person(RUT, "Ana");

        Loaded<Person> loaded = world.load(Person.TYPE, key);
        assertThat(loaded.value()).isEqualTo(Person.of(RUT, "Ana"));
        assertThat(loaded.version()).isEqualTo(1);
        assertThat(loaded.subject()).isEqualTo(key.id());
        assertThat(loaded.erased()).isFalse();
        assertThat(world.findByRut(RUT)).contains(Person.of(RUT, "Ana"));
        assertThat(world.findByRut("11.111.111-1")).isEmpty();
    }

    @Test
    void thePlainMembersAloneMakeASmallerValue() {
        DocumentKey key = world.person(RUT, "Ana");

        assertThat(world.load(Person.TYPE, key).plain().has("rut")).isFalse();
        assertThat(world.load(Person.TYPE, key).plain().path("gross").asLong()).isEqualTo(1_000_000);
        assertThat(world.load(Person.TYPE, key).plain(Figure.class))
                .isEqualTo(new Figure(1_000_000, LocalDate.of(2025, 3, 1)));
    }

    @Test
    void theBodyIsCanonicalAndSaysWhatItIs() {
        DocumentKey key = world.person(RUT, "Ana");
        Bytes body = world.memory.find(ACME, key).orElseThrow().body();

        JsonNode tree = Json.standard().parse(body);
        assertThat(tree.fieldNames())
                .toIterable()
                .containsExactly("data", "indexes", "schema", "sealed", "subject", "type");
        assertThat(tree.path("schema").asInt()).isEqualTo(2);
        assertThat(tree.path("type").asText()).isEqualTo("person");
        assertThat(tree.path("data").fieldNames())
                .toIterable()
                .containsExactly("counts", "gross", "lines", "rate", "seen", "since", "state");
        assertThat(Json.standard().canonical(tree)).isEqualTo(body);
    }

    @Test
    void anUpdateMakesTheNextVersion() {
        DocumentKey key = world.person(RUT, "Ana");
        world.update(key, person -> person.renamed("Eva").grossing(5));

        Loaded<Person> loaded = world.load(Person.TYPE, key);
        assertThat(loaded.version()).isEqualTo(2);
        assertThat(loaded.value())
                .isEqualTo(Person.of(RUT, "Ana").renamed("Eva").grossing(5));
    }

    @Test
    void ofTwoWritersTheSecondIsRefused() {
        DocumentKey key = world.person(RUT, "Ana");
        Loaded<Person> first = world.load(Person.TYPE, key);
        Loaded<Person> second = world.load(Person.TYPE, key);
        Work one = world.vault.begin(ACME, "change");
        one.update(first, first.value().renamed("Eva"));
        one.commit();
        Work other = world.vault.begin(ACME, "change");
        other.update(second, second.value().renamed("Mia"));
        other.create(Person.TYPE, Person.of("11.111.111-1", "Leo"));

        assertThatThrownBy(other::commit).isInstanceOf(StaleVersionException.class);
        assertThat(world.load(Person.TYPE, key).value().name()).isEqualTo("Eva");
        assertThat(world.findByRut("11.111.111-1")).isEmpty();
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void whatWasReadMustStillHold() {
        DocumentKey read = world.person(RUT, "Ana");
        Loaded<Person> seen = world.load(Person.TYPE, read);
        world.update(read, person -> person.renamed("Eva"));
        Work work = world.vault.begin(ACME, "decide");
        work.require(seen);
        DocumentKey absent = Person.TYPE.key(read.id());
        work.create(Person.TYPE, Person.of("11.111.111-1", "Leo"));
        assertThatThrownBy(work::commit)
                .isInstanceOfSatisfying(
                        StaleVersionException.class,
                        e -> assertThat(e.stale()).containsExactly(new StaleVersionException.Stale(read, 1, 2)));

        Work other = world.vault.begin(ACME, "decide");
        other.requireAbsent(absent);
        assertThatThrownBy(other::commit).isInstanceOf(StaleVersionException.class);
        Work sound = world.vault.begin(ACME, "decide");
        sound.requireAbsent(Person.TYPE.key(World.id(99)));
        sound.require(world.load(Person.TYPE, read));
        assertThat(sound.commit().versions()).isEmpty();
    }

    @Test
    void aDocumentIsSeenInOneVersionOnly() {
        DocumentKey key = world.person(RUT, "Ana");
        Loaded<Person> first = world.load(Person.TYPE, key);
        world.update(key, person -> person.renamed("Eva"));
        Work work = world.vault.begin(ACME, "decide");
        work.require(first);
        assertThatIllegalArgumentException().isThrownBy(() -> work.require(world.load(Person.TYPE, key)));
    }

    @Test
    void aWriteDoesNotExcuseAnotherVersionThatWasReliedOn() {
        DocumentKey key = world.person(RUT, "Ana");
        Loaded<Person> first = world.load(Person.TYPE, key);
        world.update(key, person -> person.renamed("Eva"));
        Loaded<Person> second = world.load(Person.TYPE, key);

        Work stale = world.vault.begin(ACME, "decide");
        stale.require(first);
        stale.update(second, second.value());
        assertThatThrownBy(stale::commit).isInstanceOf(StaleVersionException.class);
        Work sound = world.vault.begin(ACME, "decide");
        sound.require(second);
        sound.update(second, second.value());
        assertThat(sound.commit().versions()).containsEntry(key, 3L);
    }

    @Test
    void aDocumentIsWrittenOnceInAWork() {
        Loaded<Person> loaded = world.load(Person.TYPE, world.person(RUT, "Ana"));
        Work work = world.vault.begin(ACME, "change");
        work.update(loaded, loaded.value().renamed("Eva"));
        assertThatIllegalStateException().isThrownBy(() -> work.delete(loaded));
    }

    @Test
    void aWorkIsCommittedOnce() {
        Work work = world.vault.begin(ACME, "register");
        work.create(Person.TYPE, Person.of(RUT, "Ana"));
        work.commit();
        assertThatIllegalStateException().isThrownBy(work::commit);
        assertThatIllegalStateException().isThrownBy(() -> work.note("too", "late"));
        assertThatIllegalStateException().isThrownBy(() -> work.send("mail", new Notice("a", "b", "c")));
        assertThatIllegalStateException().isThrownBy(() -> work.bulkUnder(Person.TYPE.key(World.id(1))));
        assertThatIllegalStateException().isThrownBy(() -> work.requireAbsent(Person.TYPE.key(World.id(1))));
        assertThatIllegalStateException().isThrownBy(() -> work.create(Person.TYPE, Person.of("R2", "Eva")));
    }

    @Test
    void aDeletedDocumentIsGoneAndItsEntryFree() {
        Loaded<Person> loaded = world.load(Person.TYPE, world.person(RUT, "Ana"));
        Work work = world.vault.begin(ACME, "remove");
        work.delete(loaded);
        assertThat(work.commit().versions()).isEqualTo(Map.of(loaded.key(), 2L));

        assertThat(world.vault.find(Person.TYPE, ACME, loaded.id())).isEmpty();
        world.person(RUT, "Another");
        assertThat(world.findByRut(RUT).orElseThrow().name()).isEqualTo("Another");
        assertThat(world.verify().findings()).isEmpty();
    }

    @Test
    void whatALaterReleaseAddedSurvivesAnUpdate() {
        ObjectNode later = (ObjectNode) Json.standard().tree(Person.of(RUT, "Ana"));
        later.put("nickname", "marker-nick").put("score", 5);
        ((ObjectNode) later.path("contact")).put("extension", "77");
        ((ObjectNode) later.path("lines").path(0)).put("hint", "first");
        ((ObjectNode) later.path("lines").path(1)).put("hint", "second");
        Work work = world.vault.begin(ACME, "later");
        DocumentKey key = work.create(LATER, later);
        work.commit();

        Loaded<Person> old = world.load(Person.TYPE, key);
        Person person = old.value();
        Person changed = new Person(
                person.rut(),
                "Eva",
                Optional.empty(),
                person.since(),
                person.seen(),
                person.rate(),
                7,
                List.of(new Person.Line("b", 2), new Person.Line("c", 3)),
                Map.of(),
                person.state(),
                person.contact());
        Work update = world.vault.begin(ACME, "older");
        update.update(old, changed);
        update.commit();

        ObjectNode kept = world.load(LATER, key).value();
        ObjectNode expected = (ObjectNode) Json.standard().tree(changed);
        expected.put("nickname", "marker-nick").put("score", 5);
        ((ObjectNode) expected.path("contact")).put("extension", "77");
        ((ObjectNode) expected.path("lines").path(0)).put("hint", "second");
        assertThat(Json.standard().canonical(kept).utf8())
                .isEqualTo(Json.standard().canonical(expected).utf8());
        assertThat(((ArrayNode) kept.path("lines")).path(1).has("hint")).isFalse();
        assertThat(world.load(Person.TYPE, key).value()).isEqualTo(changed);
        assertThat(world.written()).doesNotContain("marker-nick");
    }

    @Test
    void aDocumentOfANewerSchemaIsRefused() {
        DocumentType<ObjectNode> next = DocumentType.of("person", 3, ObjectNode.class);
        Work work = world.vault.begin(ACME, "newer");
        DocumentKey key = work.create(next, (ObjectNode) Json.standard().tree(Map.of("a", 1)));
        work.commit();

        NewerSchemaException refused =
                catchThrowableOfType(NewerSchemaException.class, () -> world.load(Person.TYPE, key));
        assertThat(refused.stored()).isEqualTo(3);
        assertThat(refused.known()).isEqualTo(2);
    }

    @Test
    void aDocumentOfAnOlderSchemaIsBroughtUp() {
        DocumentType<ObjectNode> old =
                DocumentType.of("person", 1, ObjectNode.class).personal("rut", "name", "mail", "contact");
        ObjectNode members = (ObjectNode) Json.standard().tree(Person.of(RUT, "Ana"));
        members.remove("state");
        Work work = world.vault.begin(ACME, "old");
        DocumentKey key = work.create(old, members);
        work.commit();

        assertThat(world.load(Person.TYPE, key).value()).isEqualTo(Person.of(RUT, "Ana"));
        assertThat(world.load(Person.TYPE, key).plain().path("state").asText()).isEqualTo("ACTIVE");
        world.update(key, person -> person.renamed("Eva"));
        assertThat(world.memory.find(ACME, key).orElseThrow().body().utf8()).contains("\"schema\":2");
        assertThat(world.load(Person.TYPE, key).value().name()).isEqualTo("Eva");
    }

    @Test
    void anOlderSchemaWithoutAStepIsRefused() {
        Work work = world.vault.begin(ACME, "old");
        DocumentKey key = work.create(DocumentType.of("person", 1, ObjectNode.class), (ObjectNode)
                Json.standard().tree(Map.of()));
        work.commit();
        DocumentType<Person> withoutSteps = DocumentType.of("person", 2, Person.class);

        assertThatThrownBy(() -> world.load(withoutSteps, key).value())
                .isInstanceOf(DocumentFormatException.class)
                .hasMessageContaining(key.toString());
        assertThatIllegalArgumentException().isThrownBy(() -> withoutSteps.upcast(2, node -> node));
    }

    @Test
    void bytesThatAreNoDocumentAreRefusedWithTheirKey() {
        for (String body : List.of(
                "",
                "no",
                "{}",
                "[]",
                "{\"schema\":1,\"data\":{},\"subject\":\"x\"}",
                "{\"schema\":2,\"type\":\"other\",\"data\":{},\"subject\":\"" + World.id(1) + "\"}")) {
            DocumentKey key = Person.TYPE.key(UUID.randomUUID());
            world.memory.commit(
                    ACME, Commit.of(new DocumentWrite.Put(key, 0, Bytes.utf8(body), Bytes.EMPTY, List.of())));
            assertThatThrownBy(() -> world.load(Person.TYPE, key)).as(body).isInstanceOf(DocumentFormatException.class);
        }
    }

    @Test
    void aPersonalMemberThatDoesNotExistFailsInsteadOfLeaking() {
        DocumentType<Person> misspelt =
                DocumentType.of("person", 1, Person.class).personal("rutt");
        Work work = world.vault.begin(ACME, "register");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> work.create(misspelt, Person.of(RUT, "Ana")))
                .withMessageContaining("rutt");
    }

    @Test
    void aDocumentIsAnObject() {
        Work work = world.vault.begin(ACME, "register");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> work.create(DocumentType.of("text", 1, String.class), "x"));
    }

    @Test
    void thousandsAreFoundByTheirTokens() {
        Work work = world.vault.begin(ACME, "import");
        DocumentKey first = null;
        List<String> ruts = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            ruts.add("R" + i);
            if (i % 3 == 0) {
                DocumentKey key = work.create(Person.TYPE, Person.of("R" + i, "N" + i));
                first = first == null ? key : first;
            }
        }
        work.bulkUnder(Objects.requireNonNull(first));
        work.commit();

        Map<String, Loaded<Person>> found = world.vault.findAllUnique(
                Person.TYPE, ACME, "rut", ruts, (rut, tokens) -> List.of(tokens.of("rut", rut)));
        assertThat(found).hasSize(4_000);
        assertThat(found.keySet()).startsWith("R0", "R3").endsWith("R11997");
        assertThat(Objects.requireNonNull(found.get("R9")).value().name()).isEqualTo("N9");
        List<UUID> ids = found.values().stream().map(Loaded::id).limit(2).toList();
        assertThat(world.vault
                        .findAll(Person.TYPE, ACME, List.of(ids.get(1), World.id(5), ids.get(0)))
                        .keySet())
                .containsExactly(ids.get(1), ids.get(0));
        assertThat(world.memory.journal(ACME, 0, 100).entries()).hasSize(1);
        assertThat(new JournalVerifier(world.storage, world.keys).passes(3).verify(ACME))
                .isEqualTo(new Verification(1, 4_000, Optional.empty(), List.of()));
    }

    @Test
    void afterARotationOldTokensStillLeadAndStillGuard() {
        DocumentKey key = world.person(RUT, "Ana");
        world.keys.rotate(ACME);
        assertThat(world.findByRut(RUT)).isPresent();

        Work again = world.vault.begin(ACME, "register");
        DocumentKey second = again.create(Person.TYPE, Person.of(RUT, "Impostor"));
        DuplicateEntryException refused = catchThrowableOfType(DuplicateEntryException.class, again::commit);
        assertThat(refused.duplicates()).containsExactly(new DuplicateEntryException.Duplicate(second, "rut"));

        world.update(key, person -> person.renamed("Eva"));
        assertThat(world.findByRut(RUT).orElseThrow().name()).isEqualTo("Eva");
    }

    @Test
    void anIndexIsRebuiltAfterARotation() {
        DocumentKey key = world.person(RUT, "Ana");
        IndexValue before = world.vault.tokens(ACME).of("rut", RUT);
        world.keys.rotate(ACME);
        IndexValue after = world.vault.tokens(ACME).of("rut", RUT);
        assertThat(after).isNotEqualTo(before);
        Query query = Query.of("person", "rut").equalTo(after);
        assertThat(world.vault.page(Person.TYPE, ACME, query).documents()).isEmpty();

        world.memory.rebuildIndex(
                ACME, "person", "rut", world.vault.reindex(Person.TYPE, ACME, "rut"), Optional.empty(), 100);

        assertThat(world.vault.page(Person.TYPE, ACME, query).documents())
                .singleElement()
                .returns(key, Loaded::key);
    }

    @Test
    void pagesAndScansGiveTypedDocuments() {
        for (int i = 0; i < 5; i++) {
            world.person("R" + i, "N" + i);
        }
        Query byDay = Query.of("person", "since")
                .equalTo(IndexValue.of(LocalDate.of(2025, 3, 1)))
                .limit(3);
        Results<Person> page = world.vault.page(Person.TYPE, ACME, byDay);
        Results<Person> rest =
                world.vault.page(Person.TYPE, ACME, byDay.after(page.next().orElseThrow()));
        assertThat(Stream.concat(page.documents().stream(), rest.documents().stream())
                        .map(loaded -> loaded.value().name()))
                .containsExactly("N0", "N1", "N2", "N3", "N4");
        try (Stream<Loaded<Person>> all = world.vault.scan(Person.TYPE, ACME)) {
            assertThat(all.map(loaded -> loaded.value().rut())).containsExactly("R0", "R1", "R2", "R3", "R4");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.vault.page(LATER, ACME, Query.of("other", "since")));
    }

    @Test
    void tenantsDoNotMeet() {
        DocumentKey key = world.person(RUT, "Ana");
        TenantId other = TenantId.of("other");

        assertThat(world.vault.find(Person.TYPE, other, key.id())).isEmpty();
        Loaded<Person> loaded = world.load(Person.TYPE, key);
        Work work = world.vault.begin(other, "steal");
        assertThatIllegalArgumentException().isThrownBy(() -> work.update(loaded, loaded.value()));
        assertThatIllegalArgumentException().isThrownBy(() -> work.delete(loaded));
        assertThatIllegalArgumentException().isThrownBy(() -> work.erase(loaded));
        assertThatIllegalArgumentException().isThrownBy(() -> work.require(loaded));
    }

    @Test
    void anEmptyWorkChangesNothing() {
        assertThat(world.vault.begin(ACME, "nothing").commit().versions()).isEmpty();
        assertThat(world.memory.journal(ACME, 0, 10).entries()).isEmpty();
    }
}
