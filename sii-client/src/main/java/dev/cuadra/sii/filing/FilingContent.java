package dev.cuadra.sii.filing;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.rut.Rut;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fingerprints of what is filed: the same for the same values, however they are written or ordered.
 *
 * @source SII-FILE-3
 */
public final class FilingContent {
    private FilingContent() {}

    /** What an acceptance is bound to: whose month, both sides' codes, and which return is corrected. */
    public static String of(
            Rut payer,
            YearMonth period,
            Map<F29Code, BigDecimal> ours,
            Map<F29Code, BigDecimal> theirs,
            Optional<String> corrects) {
        StringBuilder text = new StringBuilder("f29\n")
                .append(payer)
                .append('\n')
                .append(period)
                .append('\n');
        lines(text, "ours", ours);
        lines(text, "theirs", theirs);
        return sha256(text.append("corrects ").append(corrects.orElse("")).toString());
    }

    /** Whether two returns declare the same; what is missing is 0. */
    public static boolean same(Map<F29Code, BigDecimal> one, Map<F29Code, BigDecimal> other) {
        return canonical(one).equals(canonical(other));
    }

    static void lines(StringBuilder text, String side, Map<F29Code, BigDecimal> codes) {
        canonical(codes)
                .forEach((code, value) -> text.append(side)
                        .append(' ')
                        .append(code)
                        .append('=')
                        .append(value)
                        .append('\n'));
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static Map<Integer, String> canonical(Map<F29Code, BigDecimal> codes) {
        Map<Integer, String> plain = new TreeMap<>();
        codes.forEach((code, value) -> {
            if (value.signum() != 0) {
                plain.put(
                        Integer.valueOf(code.value()),
                        value.stripTrailingZeros().toPlainString());
            }
        });
        return plain;
    }
}
