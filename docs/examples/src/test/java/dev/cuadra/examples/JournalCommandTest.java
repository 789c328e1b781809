package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.plugin.keyfile.FileKeyRing;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.JournalSealer;
import dev.cuadra.runtime.KeptRoot;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.storage.DocumentKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database filled through the library and then tampered with by SQL, and the command that a user would run. */
class JournalCommandTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final DocumentType<ObjectNode> NOTES = DocumentType.of("note", 1, ObjectNode.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<KeptRoot> roots = new ArrayList<>();
    private DocumentKey ana = new DocumentKey("note", new java.util.UUID(0, 0));
    private DocumentKey eva = ana;
    private DocumentKey batch = ana;
    private DocumentKey row = ana;

    /**
     * Positions: 1 ana v1, 2 eva v1, 3 batch v1 (telling of row v1), 4 ana v2, 5 seal 1, 6 ana v3, 7 eva v2, 8 ana v4,
     * 9 seal 2, 10 eva v3.
     */
    @BeforeEach
    void fill() {
        library(vault -> {
            ana = create(vault, "ana");
            eva = create(vault, "eva");
            Work work = vault.begin(ACME, "import");
            batch = work.create(NOTES, note("batch"));
            row = work.create(NOTES, note("row"));
            work.bulkUnder(batch);
            work.commit();
            update(vault, ana, "ana 2");
            roots.add(new JournalSealer(vault).seal(ACME).orElseThrow().kept());
            update(vault, ana, "ana 3");
            update(vault, eva, "eva 2");
            update(vault, ana, "ana 4");
            roots.add(new JournalSealer(vault).seal(ACME).orElseThrow().kept());
            update(vault, eva, "eva 3");
        });
    }

    @Test
    void whatTheLibraryWroteIsSound() throws IOException {
        Cli call = verify();
        assertThat(call.code()).isZero();
        assertThat(call.err()).isEmpty();
        JsonNode tenant = JSON.readTree(call.out()).get("tenants").get(0);
        assertThat(tenant.get("tenant").asText()).isEqualTo("acme");
        assertThat(tenant.get("entries").asLong()).isEqualTo(10);
        assertThat(tenant.get("first").isNull()).isTrue();
        assertThat(tenant.get("seal").get("number").asLong()).isEqualTo(2);
        assertThat(tenant.get("seal").get("root").asText())
                .isEqualTo(roots.get(1).root().toString());

        assertThat(verify(
                                "--root",
                                roots.get(0).toString(),
                                "--root",
                                roots.get(1).toString())
                        .code())
                .isZero();
        Cli text = journal("verify", "--lang", "en");
        assertThat(text.out())
                .contains("acme: the journal is sound. 10 entries")
                .contains("Newest seal: 2")
                .contains(roots.get(1).toString());
        assertThat(journal("verify", "--lang", "es").out()).contains("acme: la bitácora está íntegra");
    }

    @Test
    void anEditedBodyOfADocumentIsFound() {
        sql("UPDATE document SET body = CAST(replace(CAST(body AS TEXT), 'eva 3', 'eva 9') AS BLOB) WHERE id = ?", eva);
        assertFound("DOCUMENT_ALTERED " + eva + " v3");
    }

    @Test
    void anEditedHeadOfADocumentIsFound() {
        sql("UPDATE document SET head = zeroblob(32) WHERE id = ?", eva);
        assertFound("DOCUMENT_ALTERED " + eva + " v3");
    }

    @Test
    void aDeletedDocumentIsFound() {
        sql("DELETE FROM document WHERE id = ?", row);
        assertFound("DOCUMENT_MISSING " + row + " v1");
    }

    @Test
    void aDocumentMarkedDeletedIsFound() {
        sql("UPDATE document SET deleted = 1 WHERE id = ?", row);
        assertFound("DOCUMENT_MISSING " + row + " v1");
    }

    @Test
    void aForgedDocumentIsFoundAlsoInACollectionOfItsOwn() {
        sql(
                "INSERT INTO document SELECT tenant, 'forged', id, version, deleted, head, body, places FROM document"
                        + " WHERE id = ?",
                eva);
        assertFound("DOCUMENT_WITHOUT_ENTRY forged/" + eva.id() + " v3");
    }

    @Test
    void anEditedBodyOfAnEntryIsFound() {
        sql("UPDATE journal SET body = zeroblob(length(body)) WHERE position = 6");
        assertFound("ALTERED_ENTRY " + ana + " v3");
    }

    @Test
    void anEditedTimeOfAnEntryIsFound() {
        sql("UPDATE journal SET at_second = at_second - 86400 WHERE position = 6");
        assertFound("ALTERED_ENTRY " + ana + " v3");
    }

    @Test
    void anEditedHashOfAnEntryIsFound() {
        sql("UPDATE journal SET hash = zeroblob(32) WHERE position = 6");
        assertFound("ALTERED_ENTRY " + ana + " v3");
    }

    @Test
    void anEditedLinkOfAnEntryIsFound() {
        sql("UPDATE journal SET previous = zeroblob(32) WHERE position = 6");
        assertFound("ALTERED_ENTRY " + ana + " v3");
    }

    @Test
    void anEntryDeletedInTheMiddleIsFound() {
        sql("DELETE FROM journal WHERE position = 6");
        assertFound("MISSING_ENTRY " + ana + " v3");
    }

    @Test
    void theFirstEntryOfAChainDeletedIsFound() {
        sql("DELETE FROM journal WHERE position = 1");
        assertFound("MISSING_ENTRY " + ana + " v1");
    }

    @Test
    void theEndOfAChainDeletedIsFoundByTheDocument() {
        sql("DELETE FROM journal WHERE position = 10");
        assertFound("DOCUMENT_VERSION " + eva + " v3");
    }

    @Test
    void theEndOfAChainDeletedAndTheDocumentSetBackWithItIsFoundByTheSeal() {
        setBackToVersion2(ana);
        assertFound("MISSING_HEAD " + ana + " v4");
        assertThat(journal("verify", "--lang", "en").out())
                .contains("acme: the journal is NOT sound")
                .contains("The first that does not hold")
                .contains("MISSING_HEAD · " + ana + " v4")
                .contains("A seal knows this link");
    }

    @Test
    void aChainThatWasCutStaysFoundAlsoWhenItGrewAgainAndWasSealed() {
        setBackToVersion2(ana);
        library(vault -> {
            update(vault, ana, "another 3");
            update(vault, ana, "another 4");
            new JournalSealer(vault).seal(ACME);
        });
        assertFound("MISSING_HEAD " + ana + " v4");
    }

    @Test
    void aWholeChainDeletedWithItsDocumentIsFoundByTheSeal() {
        sql("DELETE FROM journal WHERE id = ?", ana);
        sql("DELETE FROM document WHERE id = ?", ana);
        assertFound("MISSING_HEAD " + ana + " v2");
    }

    @Test
    void aBulkEntryDeletedWithItsDocumentsNamesEachHeadThatIsGone() {
        sql("DELETE FROM journal WHERE position = 3");
        sql("DELETE FROM document WHERE id = ?", batch);
        sql("DELETE FROM document WHERE id = ?", row);
        assertFound("MISSING_HEAD " + batch + " v1", "MISSING_HEAD " + row + " v1");
    }

    @Test
    void entriesOfOneChainInAnotherOrderAreFound() {
        swap(6, 8);
        assertFound("MISSING_ENTRY " + ana + " v3");
    }

    @Test
    void anEntryMovedBehindTheSealThatKnowsItIsFound() {
        swap(8, 10);
        assertThat(kinds()).contains("MISSING_HEAD " + ana + " v4");
    }

    @Test
    void aForgedEntryAtTheEndOfAChainIsFound() {
        forge(11, ana, 5);
        assertThat(kinds()).first().isEqualTo("ALTERED_ENTRY " + ana + " v5");
    }

    @Test
    void aForgedEntryInTheMiddleOfAChainIsFound() {
        sql("UPDATE journal SET number = number + 100 WHERE id = ? AND number >= 3", ana);
        sql("UPDATE journal SET number = number - 99 WHERE id = ? AND number >= 100", ana);
        sql("UPDATE journal SET position = position + 100 WHERE position >= 6");
        sql("UPDATE journal SET position = position - 99 WHERE position >= 100");
        forge(6, ana, 3);
        assertThat(kinds()).first().isEqualTo("ALTERED_ENTRY " + ana + " v3");
    }

    @Test
    void anEntryToldTwiceIsFound() {
        sql("DROP INDEX journal_link");
        sql("INSERT INTO journal SELECT tenant, 11, collection, id, number, at_second, at_nano, previous, hash, body"
                + " FROM journal WHERE position = 4");
        assertThat(kinds()).first().isEqualTo("BROKEN_LINK " + ana + " v2");
    }

    @Test
    void anEditedSealIsFound() {
        sql("UPDATE document SET body = CAST(replace(CAST(body AS TEXT), '\"heads\":4', '\"heads\":5') AS BLOB)"
                + " WHERE collection = 'journal.seal'");
        assertThat(kinds())
                .filteredOn(kind -> kind.contains("journal.seal/"))
                .extracting(kind -> kind.substring(0, kind.indexOf(' ')))
                .containsExactly("ALTERED_SEAL", "BROKEN_SEAL", "ALTERED_SEAL", "DOCUMENT_ALTERED", "DOCUMENT_ALTERED");
        refusesToSeal();
    }

    @Test
    void anEditedListOfSealedHeadsIsFound() {
        sql("UPDATE document SET body = CAST(replace(CAST(body AS TEXT), '"
                + ana
                + " 4', '"
                + ana
                + " 2') AS BLOB) WHERE collection = 'journal.seal.heads'");
        setBackToVersion2(ana);
        assertThat(kinds()).anyMatch(kind -> kind.startsWith("ALTERED_SEAL journal.seal.heads/"));
        refusesToSeal();
    }

    @Test
    void aSealDeletedInTheMiddleIsFound() {
        sql("DELETE FROM document WHERE collection = 'journal.seal' AND body LIKE '%\"number\":1,%'");
        assertThat(kinds().get(0)).startsWith("BROKEN_SEAL journal.seal/");
        refusesToSeal();
    }

    @Test
    void theNewestSealDeletedIsFound() {
        sql("DELETE FROM document WHERE collection = 'journal.seal' AND body LIKE '%\"number\":2,%'");
        assertThat(kinds()).singleElement().asString().startsWith("DOCUMENT_MISSING journal.seal/");
    }

    @Test
    void theNewestSealDeletedWithEveryTraceIsFoundByWhoKeptItsRoot() {
        sql("DELETE FROM document WHERE collection = 'journal.seal' AND body LIKE '%\"number\":2,%'");
        sql("DELETE FROM document WHERE collection = 'journal.seal.heads' AND body LIKE '%\"seal\":2}%'");
        sql("DELETE FROM journal WHERE position = 9");
        assertThat(verify().code()).isZero();
        assertThat(verify("--root", roots.get(0).toString()).code()).isZero();
        assertThat(kinds("--root", roots.get(1).toString()))
                .singleElement()
                .asString()
                .startsWith("ROOT_NOT_HELD journal.seal/");
    }

    @Test
    void aDatabaseSetBackAsAWholeIsFoundByWhoKeptARoot() throws IOException {
        Path old = folder.resolve("old.db");
        sql("VACUUM INTO '" + old + "'");
        library(vault -> {
            update(vault, ana, "ana 5");
            roots.add(new JournalSealer(vault).seal(ACME).orElseThrow().kept());
        });
        List<String> three = List.of("--root", roots.get(2).toString());
        assertThat(verify(three.toArray(String[]::new)).code()).isZero();

        for (String file : List.of("cuadra.db", "cuadra.db-wal", "cuadra.db-shm")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.move(old, folder.resolve("cuadra.db"));
        assertThat(verify().code()).isZero();
        assertThat(kinds(three.toArray(String[]::new)))
                .singleElement()
                .asString()
                .startsWith("ROOT_NOT_HELD journal.seal/");
    }

    @Test
    void aTenantThatIsGoneIsFoundByWhoKeptARoot() {
        sql("DELETE FROM document");
        sql("DELETE FROM journal");

        assertThat(verify().code()).isEqualTo(2);
        assertThat(kinds("--root", roots.get(1).toString()))
                .singleElement()
                .asString()
                .startsWith("ROOT_NOT_HELD ");
    }

    @Test
    void theFirstBrokenLinkIsNamedFirstInTheOrderOfTheJournal() throws IOException {
        sql("UPDATE journal SET hash = zeroblob(32) WHERE position IN (4, 7)");
        sql("UPDATE document SET head = zeroblob(32) WHERE id = ?", row);
        JsonNode first = JSON.readTree(verify().out()).get("tenants").get(0).get("first");
        assertThat(first.get("kind").asText()).isEqualTo("ALTERED_ENTRY");
        assertThat(first.get("id").asText()).isEqualTo(ana.id().toString());
        assertThat(first.get("version").asLong()).isEqualTo(2);
    }

    @Test
    void everyTenantIsVerifiedAndOneBrokenIsEnough() throws IOException {
        TenantId other = TenantId.of("other");
        library(vault -> {
            Work work = vault.begin(other, "create");
            work.create(NOTES, note("theirs"));
            work.commit();
        });
        Cli both = journal("verify", "--json");
        assertThat(both.code()).isZero();
        assertThat(JSON.readTree(both.out()).get("tenants")).hasSize(2);
        assertThat(journal("verify", "--root", roots.get(0).toString()).code()).isEqualTo(2);
        sql("UPDATE journal SET body = zeroblob(4) WHERE tenant = 'other'");
        assertThat(journal("verify", "--json").code()).isEqualTo(1);
        assertThat(verify().code()).isZero();
    }

    @Test
    void sealingOnceADayStoresASealAndTwiceDoesNot() throws IOException {
        Cli first = journal("seal", "--json");
        assertThat(first.code()).isZero();
        JsonNode seal = JSON.readTree(first.out()).get("tenants").get(0).get("seal");
        assertThat(seal.get("number").asLong()).isEqualTo(3);
        assertThat(seal.get("changed").asLong()).isEqualTo(1);
        assertThat(seal.get("heads").asLong()).isEqualTo(4);
        assertThat(journal("seal", "--json").out()).isEqualTo(first.out());
        assertThat(journal("seal", "--lang", "en").out())
                .contains("acme: seal 3 of")
                .contains("3:" + seal.get("root").asText());
        assertThat(verify("--root", "3:" + seal.get("root").asText()).code()).isZero();
    }

    @Test
    void whatCannotBeUsedIsOneJsonError() throws IOException {
        assertThat(error(Cli.run("journal", "verify"))).isEqualTo("USAGE");
        assertThat(error(journal("verify", "--root", "12"))).isEqualTo("JOURNAL_ROOT");
        assertThat(error(journal("verify", "--tenant", "nobody"))).isEqualTo("TENANT_UNKNOWN");
        assertThat(error(journal("seal", "--tenant", "No Body"))).isEqualTo("TENANT");
        assertThat(error(Cli.run("journal", "verify", "--db", "jdbc:sqlite:" + folder.resolve("none.db"))))
                .isEqualTo("FILE_UNREADABLE");
        assertThat(folder.resolve("none.db")).doesNotExist();
        assertThat(error(journal("verify", "--keys", folder.resolve("none.keys").toString())))
                .isEqualTo("FILE_UNREADABLE");
        assertThat(folder.resolve("none.keys")).doesNotExist();
        assertThat(error(Cli.run("journal", "verify", "--db", "jdbc:other:x"))).isEqualTo("DB_URL");
    }

    @Test
    void aFileThatIsNoDatabaseIsAFailureOfTheMedium() throws IOException {
        Files.writeString(
                folder.resolve("text.db"), "This is no database, but it is long enough to be one. ".repeat(99));
        Cli call = Cli.run(
                "journal",
                "verify",
                "--db",
                "jdbc:sqlite:" + folder.resolve("text.db"),
                "--keys",
                folder.resolve("cuadra.db.keys").toString());
        assertThat(call.code()).isEqualTo(3);
        assertThat(JSON.readTree(call.err()).get("error").get("code").asText()).isEqualTo("MEDIUM_FAILED");
    }

    @Test
    void helpSaysWhatTheOptionsAreFor() {
        assertThat(Cli.run("journal", "verify", "--help", "--lang", "en").out())
                .contains("names the first broken link")
                .contains("A root kept elsewhere");
        assertThat(Cli.run("journal", "seal", "--help", "--lang", "es").out())
                .contains("Sella lo escrito")
                .contains("El archivo de llaves");
    }

    private void assertFound(String... findings) {
        assertThat(kinds()).containsExactly(findings);
    }

    /** The findings of a verification, which must not be sound. */
    private List<String> kinds(String... more) {
        Cli call = verify(more);
        assertThat(call.code()).isEqualTo(1);
        List<String> kinds = new ArrayList<>();
        try {
            JsonNode tenant = JSON.readTree(call.out()).get("tenants").get(0);
            assertThat(tenant.get("first")).isEqualTo(tenant.get("findings").get(0));
            tenant.get("findings")
                    .forEach(finding -> kinds.add(finding.get("kind").asText() + " "
                            + finding.get("collection").asText() + "/"
                            + finding.get("id").asText() + " v"
                            + finding.get("version").asLong()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return kinds;
    }

    private void refusesToSeal() {
        Cli call = journal("seal", "--lang", "en");
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("acme: a journal that is not sound is not sealed");
    }

    private Cli verify(String... more) {
        List<String> args = new ArrayList<>(List.of("verify", "--tenant", "acme", "--json"));
        args.addAll(List.of(more));
        return journal(args.toArray(String[]::new));
    }

    private Cli journal(String... args) {
        List<String> all = new ArrayList<>(List.of("journal"));
        all.addAll(List.of(args));
        all.addAll(List.of("--db", "jdbc:sqlite:" + database()));
        return Cli.run(all.toArray(String[]::new));
    }

    private static String error(Cli call) throws IOException {
        assertThat(call.code()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        return JSON.readTree(call.err()).get("error").get("code").asText();
    }

    private Path database() {
        return folder.resolve("cuadra.db");
    }

    private interface Filling {
        void with(Vault vault);
    }

    private void library(Filling filling) {
        try (JdbcStorage storage = JdbcStorage.open(database());
                FileKeyRing keys = FileKeyRing.open(folder.resolve("cuadra.db.keys"))) {
            filling.with(new Vault(storage, keys, Clock.systemUTC(), TimeOrderedIds.system()));
        }
    }

    private static ObjectNode note(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    private static DocumentKey create(Vault vault, String text) {
        Work work = vault.begin(ACME, "create");
        DocumentKey key = work.create(NOTES, note(text));
        work.commit();
        return key;
    }

    private void update(Vault vault, DocumentKey key, String text) {
        if (text.equals("ana 3")) {
            // What a forger who sets the document back would put in its place.
            keepRowsOf(key, "second");
        }
        Work work = vault.begin(ACME, "update");
        work.update(vault.find(NOTES, ACME, key.id()).orElseThrow(), note(text));
        work.commit();
    }

    private void keepRowsOf(DocumentKey key, String table) {
        sql("CREATE TABLE IF NOT EXISTS " + table + " AS SELECT * FROM document WHERE id = ?", key);
    }

    private void setBackToVersion2(DocumentKey key) {
        sql("DELETE FROM journal WHERE id = ? AND number > 2", key);
        sql("DELETE FROM document WHERE id = ?", key);
        sql("INSERT INTO document SELECT * FROM second");
    }

    private void swap(long one, long other) {
        sql("UPDATE journal SET position = 1000 WHERE position = " + one);
        sql("UPDATE journal SET position = " + one + " WHERE position = " + other);
        sql("UPDATE journal SET position = " + other + " WHERE position = 1000");
    }

    /** An entry with a hash of the right length, a body of somebody else's, and the right link before it. */
    private void forge(long position, DocumentKey key, long number) {
        sql(
                "INSERT INTO journal SELECT tenant, " + position + ", collection, id, " + number
                        + ", at_second, at_nano, hash, randomblob(32), body FROM journal WHERE id = ? ORDER BY number"
                        + " DESC LIMIT 1",
                key);
    }

    private void sql(String statement, DocumentKey... keys) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < keys.length; i++) {
                prepared.setBytes(
                        i + 1,
                        ByteBuffer.allocate(16)
                                .putLong(keys[i].id().getMostSignificantBits())
                                .putLong(keys[i].id().getLeastSignificantBits())
                                .array());
            }
            prepared.execute();
            if (statement.startsWith("UPDATE") || statement.startsWith("DELETE") || statement.startsWith("INSERT")) {
                assertThat(prepared.getUpdateCount()).as(statement).isPositive();
            }
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }
}
