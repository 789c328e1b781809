package dev.cuadra.boleta.contractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractorListTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
    void charsetsDelimitersAndLineEndsAreFound(String charset) {
        for (String delimiter : List.of(",", ";", "\t")) {
            for (String end : List.of("\n", "\r\n")) {
                String text = String.join(delimiter, "RUT", "Nombre", "Correo")
                        + end
                        + String.join(delimiter, "12.345.678-5", "José Ñuñez", "jose@correo.example.cl")
                        + end;

                List<ContractorLine> lines = read(bytes(text, Charset.forName(charset)));

                assertThat(lines).singleElement().satisfies(line -> {
                    assertThat(line.problems()).isEmpty();
                    assertThat(line.contractor().orElseThrow().name()).isEqualTo("José Ñuñez");
                    assertThat(line.line()).isEqualTo(2);
                });
            }
        }
    }

    @Test
    void aByteOrderMarkQuotedLineBreaksAndFormulaPrefixesAreUnderstood() {
        String text = "\uFEFFrut;nombre;correo;banco\r\n"
                + "=\"12345678-5\";\"Ana\nPérez; Soto\";;'=Banco\r\n"
                + "11.111.111-1;Luis;;\r\n";

        List<ContractorLine> lines = read(bytes(text, StandardCharsets.UTF_8));

        assertThat(lines).extracting(ContractorLine::line).containsExactly(2L, 4L);
        Contractor ana = lines.get(0).contractor().orElseThrow();
        assertThat(ana.rut()).hasToString("12345678-5");
        assertThat(ana.name()).isEqualTo("Ana\nPérez; Soto");
        assertThat(ana.bank()).contains("=Banco");
    }

    @Test
    void onePersonUnderTwoSpellingsIsAcceptedOnceAndTheSecondNamesTheFirst() {
        List<ContractorLine> lines =
                read(bytes("rut,nombre\n12.345.670-k,Ana\n012345670K,ANA\n12345670-K,Ana\n", StandardCharsets.UTF_8));

        assertThat(lines).extracting(line -> line.contractor().isPresent()).containsExactly(true, false, false);
        assertThat(lines.get(1).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("CONTRACTOR_TWICE");
            assertThat(problem.message().en()).contains("line 2");
            assertThat(problem.where().line()).isEqualTo(3);
        });
    }

    @Test
    void aRejectedLineDoesNotBlockItsMendedTwin() {
        List<ContractorLine> lines = read(bytes("rut,nombre\n12345678-5,\n12345678-5,Ana\n", StandardCharsets.UTF_8));

        assertThat(lines).extracting(line -> line.contractor().isPresent()).containsExactly(false, true);
    }

    @ParameterizedTest
    @CsvSource({
        "12345678-4, Ana, a@b.cl, 1, SI, RUT_CHECK_DIGIT, rut",
        "'', Ana, a@b.cl, 1, SI, RUT_EMPTY, rut",
        "12345678-5, '', a@b.cl, 1, SI, CONTRACTOR_NAME, nombre",
        "12345678-5, Ana, a-b.cl, 1, SI, CONTRACTOR_MAIL, correo",
        "12345678-5, Ana, a@b.cl, 12x, SI, CONTRACTOR_ACCOUNT, numero_cuenta",
        "12345678-5, Ana, a@b.cl, 1, QUIZAS, CONTRACTOR_YES_NO, director",
    })
    void eachFaultHasCodeLineColumnAndRemedyAndMasksWhatIsPersonal(
            String rut, String name, String mail, String account, String director, String code, String column) {
        String text = "rut,nombre,correo,numero_cuenta,director\n"
                + String.join(",", rut, name, mail, account, director) + "\n";

        ContractorLine line = read(bytes(text, StandardCharsets.UTF_8)).get(0);

        assertThat(line.contractor()).isEmpty();
        Problem problem = line.problems().get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.where().line()).isEqualTo(2);
        assertThat(problem.where().column()).isEqualTo(column);
        assertThat(problem.remedy().es()).isNotEqualTo(problem.remedy().en());
        assertThat(problem.message().es()).doesNotContain("12345678").doesNotContain("a-b.cl");
    }

    @Test
    void everyFaultOfALineIsSaidAtOnce() {
        ContractorLine line = read(bytes("rut,nombre,correo\n1-1,,x\n", StandardCharsets.UTF_8))
                .get(0);

        assertThat(line.problems())
                .extracting(Problem::code)
                .containsExactly("RUT_CHECK_DIGIT", "CONTRACTOR_NAME", "CONTRACTOR_MAIL");
    }

    @Test
    void aMissingColumnIsOneErrorAndAListOfOnlyTheHeaderIsEmpty() {
        assertThatThrownBy(() -> read(bytes("rut,correo\n1-9,a@b.cl\n", StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("TABLE_COLUMN_MISSING"));
        assertThat(read(bytes(String.join(",", ContractorList.TITLES) + "\n", StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void aRowOfTheWrongWidthIsRejectedAndTheNextIsRead() {
        List<ContractorLine> lines =
                read(bytes("rut,nombre\n1-9\n12345678-5,Ana,extra\n11111111-1,Luis\n", StandardCharsets.UTF_8));

        assertThat(lines).extracting(line -> line.contractor().isPresent()).containsExactly(false, false, true);
    }

    @Test
    void whatDeservesALookIsAcceptedWithAWarning() {
        List<ContractorLine> lines =
                read(bytes("rut,nombre\n76042235-5,Firma\n12345678-5,Ana\n22222222-2,ana\n", StandardCharsets.UTF_8));

        assertThat(lines.get(0).warnings()).extracting(Problem::code).containsExactly("CONTRACTOR_RUT_WARNING");
        assertThat(lines.get(2).warnings())
                .extracting(Problem::code)
                .containsExactly("CONTRACTOR_RUT_WARNING", "CONTRACTOR_SAME_NAME");
    }

    @Test
    void aWorkbookIsReadLikeCsv() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter writer = Tables.xlsx(bytes, "Contratistas")) {
            writer.row("RUT", "Nombre", "Retiene", "Director");
            writer.row("12345678-5", "Ana", "EMISOR", "SI");
        }

        Contractor ana = read(bytes.toByteArray()).get(0).contractor().orElseThrow();

        assertThat(ana.retainer()).contains(Retainer.ISSUER);
        assertThat(ana.registeredDirector()).isTrue();
    }

    @Test
    void rejectedRowsImportCleanlyOnceMendedAlsoWithFormulas() {
        String text = "rut;nombre;banco\n12345678-4;=HYPERLINK(\"x\");+Banco\n";
        ContractorList list = ContractorList.open(TableSource.ofText("c.csv", text));
        ContractorLine rejected = list.next().orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter writer = Tables.csv(bytes, CsvStyle.RFC_4180)) {
            writer.row(list.titles());
            writer.row(rejected.cells());
        }
        String rejects = bytes.toString(StandardCharsets.UTF_8);
        assertThat(rejects)
                .startsWith("rut,nombre,banco\r\n")
                .contains("'=HYPERLINK")
                .contains("'+Banco");

        Contractor mended = read(bytes(rejects.replace("12345678-4", "12345678-5"), StandardCharsets.UTF_8))
                .get(0)
                .contractor()
                .orElseThrow();

        assertThat(mended.name()).isEqualTo("=HYPERLINK(\"x\")");
        assertThat(mended.bank()).contains("+Banco");
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static List<ContractorLine> read(byte[] bytes) {
        try (ContractorList list = ContractorList.open(TableSource.ofBytes("c.csv", bytes))) {
            List<ContractorLine> lines = new ArrayList<>();
            for (Optional<ContractorLine> line = list.next(); line.isPresent(); line = list.next()) {
                lines.add(line.get());
            }
            return lines;
        }
    }
}
