package dev.cuadra.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.DocumentKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HeadTreeProperties {
    @Provide
    Arbitrary<List<Head>> heads() {
        return Combinators.combine(
                        Arbitraries.of("boleta", "contractor", "a.b-c_1"),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.longs().between(1, 5),
                        Arbitraries.bytes().array(byte[].class).ofSize(32))
                .as((collection, id, version, hash) ->
                        new Head(new DocumentKey(collection, World.id(id)), version, Bytes.of(hash)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void theRootIsTheOneThatTheDescriptionGives(@ForAll("heads") List<Head> heads) {
        assertThat(tree(heads).root()).contains(described(newest(heads)));
        assertThat(tree(heads).size()).isEqualTo(newest(heads).size());
    }

    @Property(tries = 200)
    void neitherTheOrderNorWhatWasThereBeforeMatters(@ForAll("heads") List<Head> heads, @ForAll Random random) {
        List<Head> newest = new ArrayList<>(newest(heads));
        Collections.shuffle(newest, random);
        HeadTree asked = new HeadTree();
        heads.forEach(head -> {
            asked.put(head);
            asked.root();
        });
        assertThat(asked.root()).isEqualTo(tree(newest).root());
    }

    @Property(tries = 200)
    void anyChangeOfAnyHeadChangesTheRoot(@ForAll("heads") List<Head> heads, @ForAll Random random) {
        List<Head> all = new ArrayList<>(newest(heads));
        Optional<Bytes> before = tree(all).root();
        int at = random.nextInt(all.size());
        Head head = all.get(at);
        byte[] bent = head.hash().toArray();
        bent[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));

        all.set(at, new Head(head.key(), head.version(), Bytes.of(bent)));
        assertThat(tree(all).root()).isNotEqualTo(before);
        all.set(at, new Head(head.key(), head.version() + 1, head.hash()));
        assertThat(tree(all).root()).isNotEqualTo(before);
        all.set(at, new Head(new DocumentKey("other", head.key().id()), head.version(), head.hash()));
        assertThat(tree(all).root()).isNotEqualTo(before);
        all.remove(at);
        assertThat(tree(all).root()).isNotEqualTo(before);
    }

    @Property(tries = 100)
    void everyHeadHasAProofAndNothingElseHas(@ForAll("heads") List<Head> heads, @ForAll Random random) {
        HeadTree tree = tree(heads);
        Bytes root = tree.root().orElseThrow();
        List<Head> all = newest(heads);
        for (Head head : all) {
            List<HeadProof.Step> steps = tree.way(head.key()).orElseThrow();
            assertThat(new HeadProof(1, head.key(), head.version(), head.hash(), steps).leadsTo(root))
                    .isTrue();
            assertThat(new HeadProof(1, head.key(), head.version() + 1, head.hash(), steps).leadsTo(root))
                    .isFalse();
            assertThat(new HeadProof(1, head.key(), head.version(), root, steps).leadsTo(root))
                    .isFalse();
            Head other = all.get(random.nextInt(all.size()));
            if (!other.equals(head)) {
                assertThat(new HeadProof(1, other.key(), other.version(), other.hash(), steps).leadsTo(root))
                        .isFalse();
            }
            assertThat(new HeadProof(1, head.key(), head.version(), head.hash(), steps).leadsTo(head.hash()))
                    .isFalse();
        }
        assertThat(tree.way(new DocumentKey("other", World.id(1)))).isEmpty();
    }

    @Property(tries = 100)
    void sharesJoinToTheWhole(@ForAll("heads") List<Head> heads) {
        for (int passes : new int[] {1, 2, 3, 4, 16, 200}) {
            List<Share> shares = Share.of(passes);
            assertThat(shares.size()).isBetween(passes, 2 * passes);
            List<Optional<Bytes>> roots = new ArrayList<>();
            for (Share share : shares) {
                roots.add(tree(heads.stream()
                                .filter(head -> share.holds(head.key()))
                                .toList())
                        .root());
            }
            assertThat(Share.join(roots)).isEqualTo(tree(heads).root());
        }
    }

    @Test
    void aForkCannotPassForAHead() {
        // Without the byte before it, a made-up head whose line is two hashes would hash like a fork.
        byte[] hash = new byte[32];
        assertThat(HeadTree.fork(hash, hash)).isNotEqualTo(sha(concat(new byte[] {0}, hash, hash)));
        assertThat(HeadTree.fork(hash, hash)).isEqualTo(sha(concat(new byte[] {1}, hash, hash)));
    }

    @Test
    void aHeadIsOneLineAndNoOtherSpellingIsRead() {
        Head head = new Head(new DocumentKey("boleta", World.id(3)), 12, Bytes.parse("00ff"));
        assertThat(head.line()).isEqualTo("boleta/" + World.id(3) + " 12 00ff");
        assertThat(Head.parse(head.line())).isEqualTo(head);
        for (String wrong : List.of(
                "",
                "boleta",
                "boleta/" + World.id(3) + " 12",
                "boleta/" + World.id(3) + " 012 00ff",
                "boleta/" + World.id(3) + " 12 00FF",
                "boleta/" + World.id(3) + " 12 00ff ",
                "boleta/1-1-1-1-1 12 00ff",
                "Boleta/" + World.id(3) + " 12 00ff")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Head.parse(wrong));
        }
    }

    private static HeadTree tree(List<Head> heads) {
        HeadTree tree = new HeadTree();
        heads.forEach(tree::put);
        return tree;
    }

    static List<Head> newest(List<Head> heads) {
        Map<DocumentKey, Head> newest = new LinkedHashMap<>();
        heads.forEach(head -> newest.put(head.key(), head));
        return List.copyOf(newest.values());
    }

    /** The root as an auditor works it out from the description alone. */
    static Bytes described(List<Head> heads) {
        return Bytes.of(described(heads, 0));
    }

    private static byte[] described(List<Head> heads, int bit) {
        if (heads.size() == 1) {
            return sha(concat(new byte[] {0}, utf8(heads.get(0).line())));
        }
        List<Head> left = new ArrayList<>();
        List<Head> right = new ArrayList<>();
        for (Head head : heads) {
            byte[] path = sha(utf8(head.key().toString()));
            (((path[bit / 8] & 0xff) & (128 >> (bit % 8))) == 0 ? left : right).add(head);
        }
        if (left.isEmpty() || right.isEmpty()) {
            return described(heads, bit + 1);
        }
        return sha(concat(new byte[] {1}, described(left, bit + 1), described(right, bit + 1)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] sha(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
