package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthRunCommandTest {
    private static final String SII =
            "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n";
    private static final String ANA = "153,05/09/2026,VIGENTE,,12345678-5,ANA,NO,1000000,152500,847500\n";
    private static final String LIST = "empresa,contratistas,recibidas\n"
            + "76000000-0,people.csv,a.csv\n"
            + "77000000-4,people.csv,b.csv\n"
            + "78000000-8,people.csv,a.csv\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        write("people.csv", "rut,nombre\n12345678-5,Ana\n");
        write("a.csv", SII + ANA);
        write("b.csv", SII + ANA);
        write("companies.csv", list());
    }

    @Test
    void eachCompanyGetsItsFolderAndOneTableSaysAll() throws IOException {
        Cli call = run();
        assertThat(call.code()).as(call.err() + call.out()).isZero();
        assertThat(call.err()).contains("1 of 3").contains("3 of 3");
        assertThat(folder.resolve("out/76000000-0/form29.json")).exists();
        assertThat(Files.readString(folder.resolve("out/summary.csv")).lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("76000000-0,2026-09,CLOSED,0,152500"));

        Cli again = run();
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("closed before, same files");
        assertThat(run("--again").out()).doesNotContain("closed before");
    }

    @Test
    void aCompanyWhoseFileIsOfNoUseStopsNobodyElseAndIsClosedOnceItIsMended() throws IOException {
        write("b.csv", SII.replace("Brutos", "x") + ANA);
        Cli call = run();
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("NOT closed");
        List<String> summary = Files.readAllLines(folder.resolve("out/summary.csv"));
        assertThat(summary.stream().filter(line -> line.contains(",CLOSED,"))).hasSize(2);
        String other = second();
        assertThat(folder.resolve("out/" + other + "/form29.json")).doesNotExist();
        assertThat(folder.resolve("out/" + other + "/findings.csv")).exists();

        write("b.csv", SII + ANA);
        Cli mended = run();
        assertThat(mended.code()).as(mended.out()).isZero();
        assertThat(Files.readString(folder.resolve("out/summary.csv")))
                .contains(other + ",2026-09,CLOSED,0,152500")
                .contains("76000000-0,2026-09,CLOSED_BEFORE,0,152500");
        assertThat(folder.resolve("out/" + other + "/findings.csv")).doesNotExist();
    }

    @Test
    void filesThatWereNotWrittenAreWrittenByTheNextRun() throws IOException {
        run();
        Files.delete(folder.resolve("out/76000000-0/report.html"));
        assertThat(run().code()).isZero();
        assertThat(folder.resolve("out/76000000-0/report.html")).exists();
    }

    @Test
    void findingsOfACompanyClosedBeforeStillCount() throws IOException {
        write("a.csv", SII + ANA.replace("152500,847500", "90000,910000"));
        assertThat(run().code()).isEqualTo(1);
        assertThat(run().code()).isEqualTo(1);
        write(
                "companies.csv",
                list().replace("recibidas\n", "recibidas,decidir\n").replaceAll("csv\n", "csv,12345678-5/153=none\n"));
        assertThat(run().code()).isZero();
    }

    @Test
    void rowsThatCannotBeUsedAreFindingsAndAListThatIsNoneIsRefused() throws IOException {
        write(
                "companies.csv",
                list() + "1-1,people.csv,a.csv\n76000000-0,people.csv,a.csv\n" + ",,\n9999999-3,gone.csv,gone.csv\n");
        Cli call = run();
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("RUN_TWICE").contains("FILE_UNREADABLE");
        assertThat(folder.resolve("out/76000000-0/form29.json")).exists();

        for (String text : List.of("", "a,b\n1,2\n")) {
            write("companies.csv", text);
            assertThat(run().code()).as(text).isEqualTo(2);
        }
        write("companies.csv", "empresa,contratistas,recibidas\n");
        assertThat(run().code()).isZero();
    }

    private static String list() {
        String list = LIST;
        for (int number : List.of(77_000_000, 78_000_000)) {
            list = list.replaceAll(number + "-[0-9K]", new dev.cuadra.boleta.rut.Rut(number).toString());
        }
        return list;
    }

    private static String second() {
        return new dev.cuadra.boleta.rut.Rut(77_000_000).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Cli run(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "month-run",
                "--companies",
                folder.resolve("companies.csv").toString(),
                "--period",
                "2026-09",
                "--db",
                "jdbc:sqlite:" + folder.resolve("books.db"),
                "--out",
                folder.resolve("out").toString(),
                "--lang",
                "en"));
        args.addAll(Arrays.asList(more));
        return Cli.run(args.toArray(String[]::new));
    }
}
