package dev.cuadra.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {
    private static final String HEAD =
            "id,source,area,type,phase,statement,metric,operator,value,unit,window,role,where\n";
    private static final String PACK = "going/src/main/resources/plan/pack.json";
    private static final String LISTS = "docs/checks/src/test/resources/dev/cuadra/checks/";
    private static final String TASK = "{\"row\":\"LL-006\",\"metric\":\"trained\",\"title\":{\"es\":\"Capacitados\","
            + "\"en\":\"Trained\"},\"role\":\"lead\",\"due\":\"launch-7d\",\"called\":\"monday\"}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"trained\"|\"drained\"|LL-006 has the metric drained in PACK, not trained",
                "\"lead\"|\"owner\"|LL-006 has the role owner in PACK, not lead; LL-006 says nowhere its [role lead]",
                "\"es\":\"Capacitados\"|\"es\":\"\"|LL-006 has no title of its own in each language in PACK",
                "\"es\":\"Capacitados\"|\"es\":\"Trained\"|LL-006 has no title of its own in each language in PACK",
                "\"title\"|\"tittle\"|LL-006 says nowhere its [text]",
                "launch-7d|launch-6d|LL-006 is at \"Monday\" and has [due=launch-6d, called=monday] in PACK,"
                        + " not [due=launch-7d, called=monday]; LL-006 says nowhere its [window Monday]",
                ",\"due\":\"launch-7d\",\"called\":\"monday\"||LL-006 says nowhere its [window Monday]"
            })
    void whatATaskSaysOtherwiseThanItsRowIsCaught(String right, String wrong, String told) throws IOException {
        write(Catalogue.TABLE, HEAD + row("LL-006", "task", "trained", "is-true,true,bool", "Monday", "lead"));
        write(LISTS + "times.csv", "area,window,members\n,Monday,due=launch-7d;called=monday\n");
        write(PACK, TASK);
        assertThat(problems()).isEmpty();

        write(PACK, TASK.replace(right, wrong == null ? "" : wrong));
        assertThat(problems()).containsExactly(told.replace("PACK", PACK).split("; ", -1));
    }

    /** Each value in the shape that its kind has in the packs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=,6,people|\"least\":6|\"least\":5",
                "=,6,people|\"least\":6|\"least\":6,\"most\":7",
                "between,2..3,people|\"least\":2,\"most\":3|\"least\":2,\"most\":4",
                "between,-7..0,day|\"from\":-7,\"to\":0|\"from\":-6,\"to\":0",
                "<=,2,hours|\"planned\":\"PT2H\"|\"planned\":\"PT2M\"",
                "<=,0,minutes|\"critical\":\"PT0S\"|\"critical\":\"PT1M\"",
                "=,08:00..20:00,hours|\"hours\":\"08:00..20:00\"|\"hours\":\"08:00..18:00\"",
                "at,07:30,time|\"due\":\"launch 07:30\"|\"due\":\"launch 07:45\"",
                "between,09:00..11:00,time|\"from\":\"launch 09:00\",\"due\":\"launch 11:00\"|\"from\":\"launch 09:00\"",
                "at,2025-09-12,date|\"due\":\"launch-14d\"|\"due\":\"launch-13d\"",
                "in,green,enum|\"values\":[\"GREEN\"]|\"values\":[\"AMBER\"]",
                "=,2,items|\"count\":2,\"items\":[1,2]|\"items\":[1,2]",
                "=,3,items|\"groups\":[{\"items\":[1,2]},{\"items\":[3]}]|\"groups\":[{\"items\":[1,2]}]",
                "holds,on-call,role|\"presence\":\"on-call\"|\"presence\":\"on-site\""
            })
    void aValueIsReadInTheShapeOfItsKind(String bar, String right, String wrong) throws IOException {
        write(Catalogue.TABLE, HEAD + row("LL-039", "target", "figure", bar, "", ""));
        write(PACK, "{\"row\":\"LL-039\"," + right + "}");
        assertThat(problems()).isEmpty();

        write(PACK, "{\"row\":\"LL-039\"," + wrong + "}");
        assertThat(problems()).containsExactly("LL-039 says nowhere its [value " + bar.split(",", -1)[1] + "]");
    }

    @Test
    void aListHasAsManyPartsAsItsRowSays() throws IOException {
        write(Catalogue.TABLE, HEAD + row("LL-005", "target", "items", "=,2,items", "", ""));
        write(PACK, "{\"row\":\"LL-005\",\"count\":2,\"items\":[1,2,3]}");

        assertThat(problems()).containsExactly("LL-005 has 3 parts in " + PACK + ", not 2");
    }

    @Test
    void aTaskWithoutAnOwnAccountableIsOfThoseWhoAnswerInItsWeeks() throws IOException {
        write(Catalogue.TABLE, HEAD + row("CO-039", "alert", "set_up", "is-true,true,bool", "", "team"));
        String plan = "{\"responsibles\":[{\"phase\":\"one\",\"weeks\":[1,2],\"role\":\"team\"}],"
                + "\"tasks\":[{\"row\":\"CO-039\",\"weight\":1,\"phase\":\"one\",\"days\":[8,14]}]}";
        write(PACK, plan);
        assertThat(problems()).isEmpty();

        write(PACK, plan.replace("[8,14]", "[8,15]"));
        assertThat(problems()).containsExactly("CO-039 says nowhere its [role team]");
    }

    @Test
    void whatIsAgreedIsNoProblemAsLongAsItIsSaidAndHasAReason() throws IOException {
        write(Catalogue.TABLE, HEAD + row("BL-010", "target", "rate", "=,10,percent", "", ""));
        write(PACK, "{\"metrics\":[],\"gates\":[{\"row\":\"BL-010\",\"value\":\"14.5\"}]}");
        write(LISTS + "agreed.csv", "row,member,value,why\nBL-010,value,14.5,the law\n");
        assertThat(problems()).isEmpty();

        write(PACK, "{\"metrics\":[],\"gates\":[{\"row\":\"BL-010\",\"value\":\"14.6\"}]}");
        assertThat(problems())
                .containsExactly(
                        "BL-010 has the value 14.6 in " + PACK + ", not 10",
                        "BL-010 value 14.5 is agreed to, but nobody says it, or nobody says why");
        write(PACK, "{\"metrics\":[],\"gates\":[{\"row\":\"BL-010\",\"value\":\"14.5\"}]}");
        write(LISTS + "agreed.csv", "row,member,value,why\nBL-010,value,14.5,\n");
        assertThat(problems())
                .containsExactly("BL-010 value 14.5 is agreed to, but nobody says it, or nobody says why");
    }

    private List<String> problems() {
        List<String> all = new Catalogue(new Repository(folder)).problems();
        return all.stream()
                .filter(problem -> !problem.contains(" has no owner in "))
                .toList();
    }

    private static String row(String id, String type, String metric, String bar, String window, String role) {
        String value = bar.split(",", -1)[1];
        String quoted = bar.replace("," + value + ",", ",\"" + value + "\",");
        return String.join(",", id, "launch", "area", type, "all", "statement", metric, quoted, window, role, PACK)
                + "\n";
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
