package dev.cuadra.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.keys.KeyRingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link KeyRing}, as tests. */
public abstract class KeyRingTck {
    private static final TenantId ACME = TenantId.of("acme");
    private static final TenantId OTHER = TenantId.of("other");
    private static final Bytes PLAIN = Bytes.utf8("María Peña, cuenta 00123456789");

    /** For subclasses. */
    protected KeyRingTck() {}

    /** A ring without keys. */
    protected abstract KeyRing emptyRing();

    /**
     * Opens again what {@code ring} kept; the implementation closes it first.
     *
     * @return empty, the default, where nothing outlives a ring
     */
    protected Optional<KeyRing> reopen(KeyRing ring) {
        return Optional.empty();
    }

    private static UUID person(KeyRing ring) {
        UUID subject = UUID.randomUUID();
        ring.ensure(ACME, List.of(subject));
        return subject;
    }

    @Test
    void whatIsSealedOpens() {
        KeyRing ring = emptyRing();
        UUID subject = person(ring);
        for (Bytes plain : List.of(Bytes.EMPTY, PLAIN, Bytes.of(new byte[1 << 20]))) {
            assertEquals(
                    plain, ring.open(ACME, subject, "contractor/1", ring.seal(ACME, subject, "contractor/1", plain)));
        }
    }

    @Test
    void sealedBytesShowNothingOfThePlain() {
        KeyRing ring = emptyRing();
        UUID subject = person(ring);
        Bytes first = ring.seal(ACME, subject, "c", PLAIN);
        Bytes second = ring.seal(ACME, subject, "c", PLAIN);
        assertNotEquals(first, second, "the same plain text shows itself as such");
        for (int start = 0; start + 4 <= PLAIN.size(); start++) {
            String part = PLAIN.toString().substring(start * 2, start * 2 + 8);
            assertFalse(first.toString().contains(part), "four bytes of the plain text in a row");
        }
    }

    @Test
    void sealedBytesOpenForTheirTenantSubjectAndContextOnly() {
        KeyRing ring = emptyRing();
        UUID subject = person(ring);
        UUID another = person(ring);
        ring.ensure(OTHER, List.of(subject));
        Bytes sealed = ring.seal(ACME, subject, "contractor/1", PLAIN);
        assertThrows(KeyRingException.class, () -> ring.open(OTHER, subject, "contractor/1", sealed));
        assertThrows(KeyRingException.class, () -> ring.open(ACME, another, "contractor/1", sealed));
        assertThrows(KeyRingException.class, () -> ring.open(ACME, subject, "contractor/2", sealed));
        assertThrows(KeyRingException.class, () -> ring.open(ACME, subject, "", sealed));
    }

    @Test
    void changedBytesDoNotOpen() {
        KeyRing ring = emptyRing();
        UUID subject = person(ring);
        byte[] sealed = ring.seal(ACME, subject, "c", PLAIN).toArray();
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThrows(
                    KeyRingException.class,
                    () -> ring.open(ACME, subject, "c", Bytes.of(changed)),
                    "a changed bit at byte " + at);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(sealed, length);
            assertThrows(KeyRingException.class, () -> ring.open(ACME, subject, "c", Bytes.of(cut)));
        }
    }

    @Test
    void nothingIsSealedForWhomNoKeyWasMade() {
        KeyRing ring = emptyRing();
        UUID stranger = UUID.randomUUID();
        KeyRingException refused = assertThrows(KeyRingException.class, () -> ring.seal(ACME, stranger, "c", PLAIN));
        assertFalse(refused instanceof KeyDestroyedException);
        person(ring);
        ring.ensure(OTHER, List.of(stranger));
        assertThrows(KeyRingException.class, () -> ring.seal(ACME, stranger, "c", PLAIN));
    }

    @Test
    void makingSureAgainKeepsTheKey() {
        KeyRing ring = emptyRing();
        UUID subject = person(ring);
        Bytes sealed = ring.seal(ACME, subject, "c", PLAIN);
        ring.ensure(ACME, List.of(subject, UUID.randomUUID(), subject));
        assertEquals(PLAIN, ring.open(ACME, subject, "c", sealed));
        ring.ensure(ACME, List.of());
    }

    @Test
    void tokensAreStableAndDifferByTenantFieldAndValue() {
        KeyRing ring = emptyRing();
        String token = ring.token(ACME, "rut", "12345678-5");
        assertEquals(token, ring.token(ACME, "rut", "12345678-5"));
        Set<String> all = new HashSet<>(Set.of(
                token,
                ring.token(OTHER, "rut", "12345678-5"),
                ring.token(ACME, "phone", "12345678-5"),
                ring.token(ACME, "rut", "12345679-3"),
                ring.token(ACME, "rut1", "2345678-5"),
                ring.token(ACME, "", "rut12345678-5")));
        assertEquals(6, all.size());
        all.forEach(each -> assertFalse(each.contains("12345678"), "a token shows its value"));
        assertEquals(List.of(token), ring.tokens(ACME, "rut", "12345678-5"));
    }

    @Test
    void twoRingsAgreeOnNothing() {
        assertNotEquals(
                emptyRing().token(ACME, "rut", "12345678-5"), emptyRing().token(ACME, "rut", "12345678-5"));
    }

    @Test
    void rotationKeepsWhatIsSealedAndNamesOldTokensLast() {
        KeyRing ring = emptyRing();
        UUID subject = person(ring);
        Bytes first = ring.seal(ACME, subject, "c", PLAIN);
        String oldToken = ring.token(ACME, "rut", "1-9");
        String othersToken = ring.token(OTHER, "rut", "1-9");
        ring.rotate(ACME);
        Bytes second = ring.seal(ACME, subject, "c", PLAIN);
        String newToken = ring.token(ACME, "rut", "1-9");
        assertNotEquals(oldToken, newToken);
        assertEquals(List.of(newToken, oldToken), ring.tokens(ACME, "rut", "1-9"));
        ring.rotate(ACME);
        assertEquals(
                List.of(newToken, oldToken), ring.tokens(ACME, "rut", "1-9").subList(1, 3));
        assertEquals(PLAIN, ring.open(ACME, subject, "c", first));
        assertEquals(PLAIN, ring.open(ACME, subject, "c", second));
        assertEquals(List.of(othersToken), ring.tokens(OTHER, "rut", "1-9"), "another tenant rotated with it");
    }

    @Test
    void generationsAreCountedFromOneAndByTenant() {
        KeyRing ring = emptyRing();
        assertEquals(1, ring.generation(ACME));
        ring.rotate(ACME);
        assertEquals(2, ring.generation(ACME));
        ring.rotate(ACME);
        assertEquals(3, ring.generation(ACME));
        assertEquals(1, ring.generation(OTHER), "another tenant rotated with it");
    }

    @Test
    void aRetiredLookUpKeyGivesNoTokensAndWhatIsSealedStaysReadable() {
        KeyRing ring = emptyRing();
        UUID subject = person(ring);
        Bytes sealed = ring.seal(ACME, subject, "c", PLAIN);
        ring.rotate(ACME);
        ring.rotate(ACME);
        ring.rotate(OTHER);
        List<String> all = ring.tokens(ACME, "rut", "1-9");
        List<String> others = ring.tokens(OTHER, "rut", "1-9");

        boolean retired = ring.retire(ACME, 2);
        assertEquals(retired ? all.subList(0, 2) : all, ring.tokens(ACME, "rut", "1-9"));
        assertEquals(retired, ring.retire(ACME, 3));
        assertEquals(retired ? all.subList(0, 1) : all, ring.tokens(ACME, "rut", "1-9"));
        assertEquals(retired, ring.retire(ACME, 2), "retiring again, and less");
        assertEquals(retired ? all.subList(0, 1) : all, ring.tokens(ACME, "rut", "1-9"), "a key came back");

        assertEquals(3, ring.generation(ACME));
        assertEquals(all.get(0), ring.token(ACME, "rut", "1-9"));
        assertEquals(PLAIN, ring.open(ACME, subject, "c", sealed));
        assertEquals(others, ring.tokens(OTHER, "rut", "1-9"), "another tenant's were retired with it");
        ring.rotate(ACME);
        assertEquals(4, ring.generation(ACME));
        assertEquals(retired ? 2 : 4, ring.tokens(ACME, "rut", "1-9").size());
    }

    @Test
    void aGenerationThatThereIsNotIsNotRetired() {
        KeyRing ring = emptyRing();
        ring.rotate(ACME);
        List<String> all = ring.tokens(ACME, "rut", "1-9");
        for (int none : new int[] {-1, 0, 3}) {
            assertThrows(IllegalArgumentException.class, () -> ring.retire(ACME, none));
        }
        ring.retire(ACME, 1);
        assertEquals(all, ring.tokens(ACME, "rut", "1-9"));
    }

    @Test
    void whatWasRetiredStaysSoWhenTheRingIsOpenedAgain() {
        KeyRing before = emptyRing();
        before.rotate(ACME);
        before.rotate(ACME);
        before.retire(ACME, 3);
        List<String> tokens = before.tokens(ACME, "rut", "1-9");
        Optional<KeyRing> again = reopen(before);
        assumeTrue(again.isPresent(), "nothing outlives this ring");
        assertEquals(tokens, again.orElseThrow().tokens(ACME, "rut", "1-9"));
        assertEquals(3, again.orElseThrow().generation(ACME));
    }

    @Test
    void aDestroyedKeyIsGoneForGood() {
        KeyRing ring = emptyRing();
        UUID subject = person(ring);
        UUID stays = person(ring);
        Bytes sealed = ring.seal(ACME, subject, "c", PLAIN);
        Bytes kept = ring.seal(ACME, stays, "c", PLAIN);
        ring.destroy(ACME, subject);
        assertThrows(KeyDestroyedException.class, () -> ring.open(ACME, subject, "c", sealed));
        ring.destroy(ACME, subject);
        ring.ensure(ACME, List.of(subject));
        assertThrows(KeyDestroyedException.class, () -> ring.open(ACME, subject, "c", sealed));
        assertThrows(KeyDestroyedException.class, () -> ring.seal(ACME, subject, "c", PLAIN));
        ring.rotate(ACME);
        assertThrows(KeyDestroyedException.class, () -> ring.open(ACME, subject, "c", sealed));
        assertEquals(PLAIN, ring.open(ACME, stays, "c", kept));
    }

    @Test
    void aKeyDestroyedForOneTenantStaysForAnother() {
        KeyRing ring = emptyRing();
        UUID subject = person(ring);
        ring.ensure(OTHER, List.of(subject));
        Bytes sealed = ring.seal(OTHER, subject, "c", PLAIN);
        ring.destroy(ACME, subject);
        assertEquals(PLAIN, ring.open(OTHER, subject, "c", sealed));
    }

    @Test
    void whoNeverHadAKeyCanBeDestroyedAheadOfTime() {
        KeyRing ring = emptyRing();
        UUID subject = UUID.randomUUID();
        ring.destroy(ACME, subject);
        ring.ensure(ACME, List.of(subject));
        assertThrows(KeyDestroyedException.class, () -> ring.seal(ACME, subject, "c", PLAIN));
    }

    @Test
    void messagesHoldNeitherPlainTextNorKeys() {
        KeyRing ring = emptyRing();
        UUID subject = person(ring);
        Bytes sealed = ring.seal(ACME, subject, "c", PLAIN);
        KeyRingException refused = assertThrows(KeyRingException.class, () -> ring.open(ACME, subject, "d", sealed));
        assertFalse(String.valueOf(refused.getMessage()).contains("Peña"));
    }

    @Test
    void manyThreadsMayUseOneRing() {
        KeyRing ring = emptyRing();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            tasks.add(() -> {
                for (int i = 0; i < 40; i++) {
                    UUID subject = person(ring);
                    Bytes sealed = ring.seal(ACME, subject, "c", PLAIN);
                    if (i == 20) {
                        ring.rotate(ACME);
                    }
                    if (!PLAIN.equals(ring.open(ACME, subject, "c", sealed))) {
                        return false;
                    }
                }
                return true;
            });
        }
        assertEquals(
                List.of(true),
                StorageFixture.together(tasks).stream().distinct().toList());
        assertEquals(9, ring.tokens(ACME, "f", "v").size());
    }

    @Test
    void whatWasMadeAndDestroyedIsSoWhenTheRingIsOpenedAgain() {
        KeyRing before = emptyRing();
        List<UUID> subjects = Stream.generate(UUID::randomUUID).limit(1000).toList();
        before.ensure(ACME, subjects);
        List<Bytes> sealed = subjects.stream()
                .map(subject -> before.seal(ACME, subject, "c", PLAIN))
                .toList();
        before.rotate(ACME);
        before.destroy(ACME, subjects.get(7));
        List<String> tokens = before.tokens(ACME, "rut", "1-9");
        Optional<KeyRing> again = reopen(before);
        assumeTrue(again.isPresent(), "nothing outlives this ring");
        KeyRing after = again.orElseThrow();
        assertEquals(tokens, after.tokens(ACME, "rut", "1-9"));
        for (int i = 0; i < subjects.size(); i++) {
            UUID subject = subjects.get(i);
            Bytes bytes = sealed.get(i);
            if (i == 7) {
                assertThrows(KeyDestroyedException.class, () -> after.open(ACME, subject, "c", bytes));
            } else {
                assertEquals(PLAIN, after.open(ACME, subject, "c", bytes));
            }
        }
        assertTrue(after.tokens(OTHER, "rut", "1-9").size() == 1);
    }
}
