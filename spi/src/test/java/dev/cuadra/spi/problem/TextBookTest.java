package dev.cuadra.spi.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextBookTest {
    @Test
    void aProblemIsWordedInBothLanguagesWithItsValuesAndItsPlace() {
        TextBook book = TextBook.read(
                stream("A.message = Mal {value}: año\nA.remedy = Cambie {value}"),
                stream("A.message = Bad {value}\nA.remedy = Change {value}"));

        Problem problem = book.problem("A", Place.in("x.csv").atLine(7).atColumn("rut"), Map.of("value", "$1\\"));

        assertThat(problem.message().in(Locale.ENGLISH)).isEqualTo("Bad $1\\");
        assertThat(problem.message().in(Locale.forLanguageTag("es-CL"))).isEqualTo("Mal $1\\: año");
        assertThat(problem.message().in(Locale.forLanguageTag("tr"))).isEqualTo("Mal $1\\: año");
        assertThat(problem.where()).hasToString("x.csv:7:rut");
        assertThat(new ProblemException(problem)).hasMessage("A at x.csv:7:rut: Bad $1\\");
    }

    @Test
    void aValueThatHasTwoLanguagesIsFilledInTheLanguageOfTheText() {
        TextBook book = TextBook.read(stream("a = {what} falta"), stream("a = {what} is missing"));

        assertThat(book.text("a", Map.of("what", new Text("El saldo", "The balance"))))
                .isEqualTo(new Text("El saldo falta", "The balance is missing"));
    }

    @Test
    void languagesThatDisagreeAndMissingFilesFailWhenTheBookIsRead() {
        assertThatThrownBy(() -> TextBook.read(stream("a = 1"), stream("a = 1\nb = 2")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[b]");
        assertThatThrownBy(() -> TextBook.read(stream("a = {x}"), stream("a = {y}")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TextBook.read(stream("a = 1"), null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPlaceholderWithoutAValueAndAnUnknownKeyAreErrorsOfTheCaller() {
        TextBook book = TextBook.read(stream("a = {x}"), stream("a = {x}"));

        assertThatThrownBy(() -> book.text("a", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.text("b", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bracesThatAreNoPlaceholderStandAsTheyAre() {
        String odd = "a = {} {1x} {x y} {x1}{x1} {a {x1} {";
        TextBook book = TextBook.read(stream(odd), stream(odd));

        assertThat(book.text("a", Map.of("x1", "{x1}")).en()).isEqualTo("{} {1x} {x y} {x1}{x1} {a {x1} {");
        assertThat(book.text("a", Map.of("x1", 7)).es()).isEqualTo("{} {1x} {x y} 77 {a 7 {");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
