package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.examples.rules.Rules;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A full disk once took an answer without a word, and the call still said that all was done. */
class OutputTest {
    /** Takes so many bytes, like a disk that fills up or a reader that goes away. */
    private static final class Full extends OutputStream {
        private int room;

        Full(int room) {
            this.room = room;
        }

        @Override
        public void write(int one) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            room--;
        }
    }

    private static PrintStream full(int room) {
        return new PrintStream(new Full(room), false, StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerThatCannotBeWrittenIsAFailedMedium() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);

        assertThat(Main.run(in, full(10), err, "messages", "list", "--lang", "en"))
                .isEqualTo(Main.MEDIUM);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("OUTPUT_LOST")
                .doesNotContain("at dev.cuadra");
    }

    @Test
    void anErrorKeepsItsOwnCodeWhereNothingCanBeWritten() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);

        assertThat(Main.run(in, full(0), err, "messages", "preview", "none", "--in", "-"))
                .isEqualTo(Main.UNUSABLE);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("MESSAGE_UNKNOWN")
                .doesNotContain("OUTPUT_LOST");
    }

    @Test
    void rulesEndWhereNobodyTakesTheAnswers() throws IOException {
        // As a program that never stops asking.
        Reader endless = new Reader() {
            @Override
            public int read(char[] letters, int from, int length) {
                Arrays.fill(letters, from, from + length, '\n');
                return length;
            }

            @Override
            public boolean ready() {
                return true;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };

        PrintStream out = full(100);
        new Rules(Locale.ENGLISH).run(new BufferedReader(endless), out);

        assertThat(out.checkError()).isTrue();
    }
}
