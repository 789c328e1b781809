package dev.cuadra.examples;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.call.CredentialProvider;
import dev.cuadra.sii.call.SiiCredential;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The password of the company at the SII, as a file or a variable keeps it. It shows itself nowhere. */
final class SiiPassword {
    private final char[] value;

    private SiiPassword(char[] value) {
        this.value = value;
    }

    /**
     * Reads it from the one place that is named.
     *
     * @throws ProblemException with code {@code SII_PASSWORD} when none is named, or both, or there is nothing in it that
     *     the SII's form can carry
     */
    static SiiPassword of(@Nullable Path file, @Nullable String variable, Map<String, String> environment) {
        if ((file == null) == (variable == null)) {
            throw missing("--sii-password-file");
        }
        return file != null ? read(file) : named(String.valueOf(variable), environment);
    }

    /** A password that everybody may know: that of a simulated company. */
    static SiiPassword invented(String text) {
        return new SiiPassword(text.toCharArray());
    }

    private static SiiPassword read(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            // An editor ends the line; a password ends before it.
            return checked(text.replaceFirst("\\r?\\n$", ""), "--sii-password-file");
        } catch (IOException e) {
            throw missing("--sii-password-file");
        }
    }

    private static SiiPassword named(String variable, Map<String, String> environment) {
        return checked(environment.getOrDefault(variable, ""), "--sii-password-env");
    }

    private static SiiPassword checked(String text, String option) {
        char[] value = text.toCharArray();
        try {
            SiiCredential.password(value).close();
            return new SiiPassword(value);
        } catch (IllegalArgumentException e) {
            throw missing(option);
        }
    }

    private static ProblemException missing(String option) {
        return new ProblemException(Texts.BOOK.problem("SII_PASSWORD", Place.member(option), Map.of()));
    }

    /** Hands it out for {@code company} alone. */
    CredentialProvider only(Rut company) {
        return rut -> rut.equals(company) ? Optional.of(SiiCredential.password(value)) : Optional.empty();
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "SiiPassword";
    }
}
