package dev.cuadra.onboarding.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashPositionTest {
    @ParameterizedTest
    @CsvSource({
        "boleta_automation_enabled, cust-001, 8f51c8e0fd5c20c6, 5598",
        "boleta_automation_enabled, cust-002, a42aace807aaa820, 6412",
        "boleta_automation_enabled, cust-003, 26f27f824b6bdb7f, 1521",
        "boleta_automation_enabled, cust-042, 1d68d0003261b14c, 1148",
        "boleta_automation_enabled, cust-180, 81cddac3996b4437, 5070",
        "boleta_automation_enabled, Ñuñoa SpA, 22bb64daf6dfc3fe, 1356",
        "other_flag, cust-001, 221ec6f7aac54bde, 1332"
    })
    @Tag("EXPO-1")
    void thePublishedPositionsAndBuckets(String salt, String customer, String hex, int bucket) {
        HashPosition position = HashPosition.of(salt, customer);

        assertThat(position).hasToString(hex);
        assertThat(position.bucket()).isEqualTo(bucket);
    }

    @Test
    @Tag("EXPO-1")
    void thePublishedShares() {
        assertThat(within(Percent.of(5))).containsExactlyInAnyOrderElementsOf(People.ids(18, 36, 60, 92, 94, 137, 170));
        assertThat(within(Percent.of(20))).hasSize(35).containsAll(within(Percent.of(5)));
        assertThat(within(Percent.ALL)).hasSize(180);
        assertThat(within(Percent.NONE)).isEmpty();
    }

    /** The definition once more, by other means: bytes put together by hand, and numbers of any size. */
    @Property(tries = 300)
    @net.jqwik.api.Tag("EXPO-1")
    void positionAndBucketAreWhatBigNumbersSay(
            @ForAll @AlphaChars @StringLength(min = 1, max = 30) String salt,
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 60) String customer)
            throws NoSuchAlgorithmException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(salt.getBytes(StandardCharsets.UTF_8));
        bytes.write(0x1F);
        bytes.writeBytes(customer.getBytes(StandardCharsets.UTF_8));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        BigInteger u = new BigInteger(HexFormat.of().formatHex(Arrays.copyOf(digest, 8)), 16);

        HashPosition position = HashPosition.of(salt, customer);

        assertThat(new BigInteger(position.toString(), 16)).isEqualTo(u);
        assertThat(position.bucket())
                .isEqualTo(u.multiply(BigInteger.valueOf(10_000)).shiftRight(64).intValueExact());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, 9999",
        "9223372036854775807, 4999",
        "-9223372036854775808, 5000",
        "1844674407370955, 0",
        "1844674407370956, 1"
    })
    @Tag("EXPO-1")
    void theEdgesOfBuckets(long bits, int bucket) {
        assertThat(new HashPosition(bits).bucket()).isEqualTo(bucket);
    }

    @Test
    @Tag("EXPO-1")
    void positionsAreComparedAsUnsigned() {
        assertThat(new HashPosition(-1)).isGreaterThan(new HashPosition(Long.MAX_VALUE));
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("EXPO-2")
    void whoIsWithinAShareIsWithinEveryLargerOne(
            @ForAll long bits, @ForAll @IntRange(max = 10_000) int one, @ForAll @IntRange(max = 10_000) int other) {
        HashPosition position = new HashPosition(bits);
        Percent small = new Percent(Math.min(one, other));
        Percent large = new Percent(Math.max(one, other));

        assertThat(!position.within(small) || position.within(large)).isTrue();
        assertThat(position.within(Percent.ALL)).isTrue();
        assertThat(position.within(Percent.NONE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u001Fb", "a\nb"})
    @Tag("EXPO-4")
    void whatIdentifiesNobodyHasNoPosition(String customer) {
        assertThat(Customers.identified(customer)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> HashPosition.of("salt", customer));
        assertThatIllegalArgumentException().isThrownBy(() -> HashPosition.of(customer, "cust-001"));
    }

    @Test
    @Tag("EXPO-4")
    void idsAreTakenLetterByLetter() {
        assertThat(Set.of(HashPosition.of("s", "acme"), HashPosition.of("s", "Acme"), HashPosition.of("s", "acme ")))
                .hasSize(3);
        assertThat(Customers.identified("x".repeat(200))).isTrue();
        assertThat(Customers.identified("x".repeat(201))).isFalse();
    }

    /** More customers than the memory of positions holds: what was pushed out is worked out anew. */
    @Test
    @Tag("EXPO-1")
    void rememberedPositionsAreThoseOfTheRule() {
        Positions positions = new Positions(People.SALT);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 40_000; i++) {
                assertThat(positions.of("c" + i)).isEqualTo(HashPosition.of(People.SALT, "c" + i));
            }
        }
        // The same hash code.
        assertThat(positions.of("Aa")).isEqualTo(HashPosition.of(People.SALT, "Aa"));
        assertThat(positions.of("BB")).isEqualTo(HashPosition.of(People.SALT, "BB"));
    }

    private static List<String> within(Percent percent) {
        return People.all().stream()
                .filter(customer -> HashPosition.of(People.SALT, customer).within(percent))
                .collect(Collectors.toList());
    }
}
