package dev.cuadra.examples;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the SII is, and where its password is kept; the password itself never stands on a command line. */
final class SiiOptions {
    @Option(names = "--sii", paramLabel = "URL|simulator|simulator:outage")
    @Nullable
    String sii;

    @Option(names = "--sii-password-file", paramLabel = "FILE")
    @Nullable
    Path passwordFile;

    @Option(names = "--sii-password-env", paramLabel = "NAME")
    @Nullable
    String passwordVariable;

    /**
     * What the options say; empty when the SII is not asked for. Looks at the password, and at no network.
     *
     * @throws ProblemException with code {@code SII_PLACE} or {@code SII_PASSWORD}
     */
    Optional<SiiPlace> place() {
        return place(System.getenv());
    }

    /** Like {@link #place()}, with the variables among which the password may be. */
    Optional<SiiPlace> place(Map<String, String> environment) {
        return Optional.ofNullable(sii)
                .map(text -> SiiPlace.parse(text, () -> SiiPassword.of(passwordFile, passwordVariable, environment)));
    }

    /**
     * The same where the SII has to be named.
     *
     * @throws ProblemException as {@link #place()}
     */
    SiiPlace required() {
        return place().orElseThrow(() ->
                new ProblemException(Texts.BOOK.problem("SII_PLACE", Place.member("--sii"), Map.of("place", "—"))));
    }
}
