package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.cuadra.spi.outbox.LeasedMessage;
import dev.cuadra.spi.outbox.Outbox;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.Query;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StoredDocument;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What was acknowledged survives a killed process. The kit opens the storage in a child process, lets it commit, kills
 * it (SIGKILL), opens the storage here and looks: every acknowledged commit is there and whole, the one under way is
 * there whole or not at all, and to ask for it again under its key stores it exactly once. It does so several times on
 * one medium; the system property {@code cuadra.tck.kills} says how often, 3 without it. Where a server holds the data,
 * the client is killed and the server goes on: what it makes of the commit under way must be as whole.
 *
 * <p>The child runs on the class path, with everything that this process has on class path and module path.
 */
public abstract class DurabilityTck {
    private static final String ROUNDS = "cuadra.tck.kills";

    /** For subclasses. */
    protected DurabilityTck() {}

    /** The class that opens the storage; it is made anew in each process. */
    protected abstract Class<? extends StorageOpener> opener();

    /** A place where nothing was stored yet, as the opener understands it. */
    protected abstract String newPlace();

    /** The outbox that {@code storage} fills; the default answers when it is the same object. */
    protected Optional<Outbox> outbox(Storage storage) {
        return storage instanceof Outbox outbox ? Optional.of(outbox) : Optional.empty();
    }

    @Test
    void everyAcknowledgedCommitIsWholeAfterItsProcessIsKilled() {
        String place = newPlace();
        int rounds = Integer.getInteger(ROUNDS, 3);
        Random random = new Random();
        Set<String> sent = new HashSet<>();
        long last = 0;
        for (int round = 1; round <= rounds; round++) {
            int commits = 20 + random.nextInt(80);
            // By turns while a commit is under way, and between two.
            String word = round % 2 == 1 ? CommittingChild.BEGINS : CommittingChild.DONE;
            long acknowledged = runAndKill(place, last + 1, commits, word);
            String when = "round " + round + ", killed at '" + word + (last + commits) + "'";
            assertTrue(acknowledged >= last, "acknowledged, " + when);
            try (Storage storage = open(place)) {
                last = acknowledged + 1;
                settle(storage, last);
                assertWhole(storage, last, when);
                outbox(storage).ifPresent(outbox -> sent.addAll(leased(outbox)));
                if (outbox(storage).isPresent()) {
                    assertEquals(last, sent.size(), "messages, " + when);
                }
            }
        }
        assertTrue(last >= rounds * 20L, "commits in all: " + last);
    }

    private Storage open(String place) {
        try {
            Constructor<? extends StorageOpener> constructor = opener().getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance().open(place);
        } catch (ReflectiveOperationException e) {
            return fail("The opener needs a constructor without arguments: " + opener().getName(), e);
        }
    }

    /** Whoever got no answer asks again under the same key, and it does not matter what became of the first one. */
    private static void settle(Storage storage, long number) {
        storage.commit(NumberedCommits.TENANT, NumberedCommits.commit(number));
        assertTrue(
                storage.commit(NumberedCommits.TENANT, NumberedCommits.commit(number))
                        .replayed(),
                "asked for again");
    }

    private static void assertWhole(Storage storage, long last, String when) {
        Map<String, Integer> told = new HashMap<>();
        for (JournalEntry entry : StorageFixture.journal(storage, NumberedCommits.TENANT)) {
            told.merge(entry.body().utf8(), 1, Integer::sum);
        }
        assertEquals(last, told.size(), "commits in the journal, " + when);
        assertEquals(
                last * NumberedCommits.DOCUMENTS,
                StorageFixture.scanned(storage, NumberedCommits.TENANT, NumberedCommits.COLLECTION)
                        .size(),
                "documents, " + when);
        assertEquals(
                last * NumberedCommits.DOCUMENTS,
                StorageFixture.paged(
                                storage,
                                NumberedCommits.TENANT,
                                Query.of(NumberedCommits.COLLECTION, "place").limit(1000))
                        .size(),
                "unique entries, " + when);
        for (long number = 1; number <= last; number++) {
            String text = NumberedCommits.text(number);
            String what = text + " of " + last + ", " + when;
            List<StoredDocument> documents = StorageFixture.paged(
                    storage,
                    NumberedCommits.TENANT,
                    Query.of(NumberedCommits.COLLECTION, "commit").equalTo(IndexValue.of(number)));
            assertEquals(NumberedCommits.DOCUMENTS, documents.size(), what);
            documents.forEach(document -> assertEquals(text, document.body().utf8(), what));
            assertEquals(NumberedCommits.DOCUMENTS, told.get(text), what);
            assertTrue(storage.answer(NumberedCommits.TENANT, text).isPresent(), what);
        }
    }

    /** Takes every message out that was not taken out before. */
    private static Set<String> leased(Outbox outbox) {
        Set<String> bodies = new HashSet<>();
        List<LeasedMessage> held = outbox.lease(NumberedCommits.DUE, Duration.ofDays(1), 1000);
        while (!held.isEmpty()) {
            for (LeasedMessage message : held) {
                assertFalse(message.abandoned(), "nobody held it before");
                bodies.add(message.message().body().utf8());
                assertTrue(outbox.acknowledge(message));
            }
            held = outbox.lease(NumberedCommits.DUE, Duration.ofDays(1), 1000);
        }
        return bodies;
    }

    /** Returns the last commit that was acknowledged; {@code first - 1} when none was. */
    private long runAndKill(String place, long first, int commits, String word) {
        try {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            classPath(),
                            CommittingChild.class.getName(),
                            opener().getName(),
                            place,
                            Long.toString(first))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return listen(child, first, word + (first + commits - 1) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted", e);
        }
    }

    private static long listen(Process child, long first, String last) throws IOException, InterruptedException {
        long acknowledged = first - 1;
        boolean killed = false;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                // The last line may be cut off by the kill.
                if (line.startsWith(CommittingChild.DONE) && line.endsWith(".")) {
                    acknowledged = Long.parseLong(line.substring(CommittingChild.DONE.length(), line.length() - 1));
                }
                if (line.equals(last)) {
                    // Not through the process itself, which would close the stream that is still to be read.
                    killed = child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertTrue(killed, "the child ended by itself after commit " + acknowledged);
        return acknowledged;
    }

    private String classPath() {
        Set<String> paths = new LinkedHashSet<>();
        for (Class<?> needed : List.of(opener(), DurabilityTck.class)) {
            paths.add(root(needed));
        }
        paths.addAll(List.of(System.getProperty("jdk.module.path", "").split(File.pathSeparator, -1)));
        paths.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)));
        paths.remove("");
        return String.join(File.pathSeparator, paths);
    }

    /** Where the class itself was read, which may be a folder that only patches its module. */
    private static String root(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        URL url = type.getResource("/" + file);
        if (url == null || !url.getProtocol().equals("file")) {
            return ""; // in a jar, which is on one of the paths
        }
        try {
            String path = Path.of(url.toURI()).toString();
            return path.substring(0, path.length() - file.length() - 1);
        } catch (URISyntaxException e) {
            return fail("Not a place: " + url, e);
        }
    }
}
