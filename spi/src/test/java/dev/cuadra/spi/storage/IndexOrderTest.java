package dev.cuadra.spi.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.outbox.OutgoingMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IndexOrderTest {
    private static final Comparator<String> BY_CODE_POINT = (a, b) -> {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return Arrays.compare(left, right);
    };

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private static Bytes ordered(IndexValue... values) {
        return IndexValue.ordered(List.of(values));
    }

    @Property
    void orderedTextComparesByCodePoint(@ForAll String a, @ForAll String b) {
        Assume.that(wellFormed(a) && wellFormed(b));
        int expected = Integer.signum(BY_CODE_POINT.compare(a, b));
        assertThat(Integer.signum(ordered(IndexValue.of(a)).compareTo(ordered(IndexValue.of(b)))))
                .isEqualTo(expected);
        assertThat(Integer.signum(ordered(IndexValue.of(a), IndexValue.of(9))
                        .compareTo(ordered(IndexValue.of(b), IndexValue.of(-9)))))
                .as("the first value decides")
                .isEqualTo(expected == 0 ? 1 : expected);
    }

    @Property
    void orderedNumbersCompareAsNumbers(@ForAll long a, @ForAll long b) {
        assertThat(Integer.signum(ordered(IndexValue.of(a)).compareTo(ordered(IndexValue.of(b)))))
                .isEqualTo(Long.compare(a, b));
    }

    @Property
    void aQueryTakesWhatItSaysAndNothingElse(
            @ForAll @Size(max = 12) List<Long> numbers, @ForAll long low, @ForAll long high) {
        Query query =
                Query.of("thing", "x").equalTo(IndexValue.of("p")).between(IndexValue.of(low), IndexValue.of(high));
        for (long number : numbers) {
            Bytes entry = ordered(IndexValue.of("p"), IndexValue.of(number), IndexValue.of("more"));
            boolean in = entry.compareTo(query.low()) >= 0
                    && query.high().map(above -> entry.compareTo(above) < 0).orElse(true);
            assertThat(in).as(number + " in " + low + ".." + high).isEqualTo(low <= number && number <= high);
        }
    }

    @Property
    void aPositionIsReadBack(@ForAll byte[] ordered, @ForAll long high, @ForAll long low) {
        Position position = new Position(Bytes.of(ordered), new UUID(high, low));
        assertThat(Position.parse(position.bytes())).isEqualTo(position);
        assertThat(Storage.position(position.ordered(), new DocumentKey("thing", position.id())))
                .isEqualTo(position.bytes());
    }

    @Test
    void aShortPositionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Position.parse(Bytes.of(new byte[15])));
    }

    @Test
    void halfASurrogatePairIsNoText() {
        for (String bad : List.of("\ud83d", "a\ud83d", "\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00")) {
            assertThatIllegalArgumentException().isThrownBy(() -> IndexValue.of(bad));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Idempotency(bad, Bytes.EMPTY, Bytes.EMPTY, Instant.EPOCH));
        }
        assertThat(IndexValue.of("😀a\u0000")).isNotNull();
    }

    @Test
    void aCommitTellsOfOneNumberOnce() {
        DocumentKey key = new DocumentKey("thing", new UUID(1, 1));
        JournalEntry entry = new JournalEntry(key, 1, Instant.EPOCH, Bytes.EMPTY, Bytes.EMPTY, Bytes.utf8("hash"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Commit.of().telling(List.of(entry, entry)))
                .withMessageContaining("Told twice");
        OutgoingMessage message = new OutgoingMessage(new UUID(1, 2), "mail", Bytes.EMPTY, Instant.EPOCH);
        assertThat(Commit.of().sending(List.of(message, message)).messages()).hasSize(2);
    }
}
