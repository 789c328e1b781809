package dev.cuadra.sii.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.simulator.Taxpayer;
import dev.cuadra.simulator.World;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Everything that was said of faults, and of what else the log was told; nobody is in it. */
final class Discretion implements AutoCloseable {
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}']+");
    /** The SII's own code, the fingerprint of a page, and times. */
    private static final Pattern OPEN =
            Pattern.compile("[0-9]{2}(\\.[0-9]{2,3}){5}|shape=[0-9a-f]{16}|PT[0-9HMS.]+|127\\.0\\.0\\.1");

    private static final Pattern DIGITS = Pattern.compile("[0-9][0-9.]{3,}[0-9]");

    private final Logger logger = Logger.getLogger("dev.cuadra");
    private final Level before = logger.getLevel();
    private final Set<String> said = new HashSet<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            said.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()));
            texts(line.getThrown());
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    Discretion() {
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    void heard(SiiFaultException e) {
        SiiFault fault = e.fault();
        said.add(fault.toString());
        said.add(fault.problem().toString());
        said.add(fault.problem().message().in(Locale.ENGLISH));
        said.add(fault.problem().message().in(Locale.forLanguageTag("es")));
        texts(e);
    }

    void heard(Object told) {
        said.add(told.toString());
    }

    private void texts(@org.jspecify.annotations.Nullable Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            said.add(at.toString());
        }
    }

    /** No name, number, amount, password or session of the world is in what was said. */
    void keptSilent(World world, Collection<String> secrets) {
        Set<String> names = world.taxpayers().stream()
                .map(Taxpayer::name)
                .flatMap(name -> WORDS.splitAsStream(folded(name)))
                .filter(word -> word.length() > 2)
                .collect(Collectors.toSet());
        names.removeAll(Set.of("comercial", "sociedad", "spa", "hija"));
        for (String text : said) {
            String plain = OPEN.matcher(text).replaceAll("");
            assertThat(DIGITS.matcher(plain).results().map(found -> found.group()))
                    .as(text)
                    .isEmpty();
            assertThat(WORDS.splitAsStream(folded(plain))).as(text).doesNotContainAnyElementsOf(names);
            assertThat(plain).doesNotContain("clave7");
            secrets.forEach(secret -> assertThat(plain).doesNotContain(secret));
        }
        assertThat(said).hasSizeGreaterThan(10);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setLevel(before);
    }
}
