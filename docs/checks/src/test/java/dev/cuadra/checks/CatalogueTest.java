package dev.cuadra.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final String HEAD =
            "id,source,area,type,phase,statement,metric,operator,value,unit,window,role,where\n";
    private static final String[] COPIED = {
        "id", "source", "area", "type", "phase", "metric", "operator", "value", "unit", "window", "role"
    };
    private static final String PACK = "going/src/main/resources/pack.json";
    private static final String LIST = "going/src/main/resources/list.csv";
    private static final String CODE = "going/src/main/java/Board.java";

    @TempDir
    Path folder;

    @Test
    void everyRowOfTheCatalogueIsPlaced() {
        Catalogue ours = new Catalogue(Repository.ours());

        assertThat(ours.size()).isEqualTo(853);
        assertThat(ours.problems())
                .withFailMessage(() -> Sources.told(ours.problems()))
                .isEmpty();
    }

    /** The tests of the packs have a copy of the rows that they compare, since no test reads outside its module. */
    @Test
    void whatTheTestsOfThePacksCompareWithIsTheTable() {
        Repository ours = Repository.ours();
        Map<String, CatalogueRow> table = new Catalogue(ours).known();

        assertThat(ours.lines("onboarding-model/src/test/resources/dev/cuadra/onboarding/pack/catalogue.csv").stream()
                        .skip(1))
                .hasSizeGreaterThan(400)
                .allSatisfy(line -> {
                    CatalogueRow row = Optional.ofNullable(table.get(line.substring(0, line.indexOf(','))))
                            .orElseThrow();
                    assertThat(line)
                            .isEqualTo(Stream.of(COPIED).map(row::column).collect(Collectors.joining(",")));
                });
    }

    @Test
    void rowsLiveInMembersInColumnsAndInTestedCode() throws IOException {
        write(Catalogue.TABLE, HEAD + row("BL-001", PACK) + row("BL-002", PACK + " " + LIST) + row("CO-001", CODE));
        write(PACK, "{\"gates\":[{\"row\":\"BL-001\"},{\"conditions\":[{\"rows\":[\"BL-002\"]}]}]}");
        write(LIST, "# a list\nname,row\none,BL-002\n");
        write(CODE, "class Board {}");
        write("going/src/test/java/BoardTest.java", "@Tag(\"CO-001\")");

        assertThat(problems()).isEmpty();
    }

    @Test
    void aRowThatLivesNowhereIsCaught() throws IOException {
        write(Catalogue.TABLE, HEAD + row("BL-001", ""));

        assertThat(problems()).containsExactly("BL-001 lives nowhere: statement");
    }

    @Test
    void aPlaceThatDoesNotHoldItsRowIsCaught() throws IOException {
        write(Catalogue.TABLE, HEAD + row("BL-001", PACK) + row("BL-002", "gone.json") + row("BL-003", CODE));
        write(PACK, "{\"note\":\"BL-001\"}");
        write(CODE, "class Board {}");

        assertThat(problems())
                .containsExactly(
                        "BL-001 is said to live in " + PACK + ", which does not name it",
                        "BL-002 is said to live in gone.json, which is missing",
                        "BL-003 lives in " + CODE + ", but no test carries @Tag(\"BL-003\")");
    }

    @Test
    void aRowThatTheTableDoesNotKnowOrDoesNotPlaceIsCaught() throws IOException {
        write(Catalogue.TABLE, HEAD + row("BL-001", CODE));
        write(PACK, "[{\"row\":\"BL-001\"},{\"row\":\"LL-999\"}]");
        write(CODE, "class Board {}");
        write("going/src/test/java/BoardTest.java", "@Tag(\"BL-001\") @Tag(\"CO-998\")");

        assertThat(problems())
                .containsExactly(
                        "BL-001 lives in " + PACK + " too, which docs/catalogue.csv does not say",
                        "LL-999 is no row of docs/catalogue.csv, but named in [" + PACK + "]",
                        "CO-998 is no row of docs/catalogue.csv, but named in [going/src/test/java/BoardTest.java]");
    }

    @Test
    void whoAnswersForAPartIsWhomTheTableNames() throws IOException {
        write(
                Catalogue.TABLE,
                HEAD + row("BL-001", "lead", PACK) + row("BL-002", "lead+owner", PACK) + row("BL-003", "owner", PACK));
        String part = "{\"row\":\"BL-001\",\"owner\":\"lead\"}";
        String rollout = "{\"rows\":[\"BL-002\",\"BL-003\"],\"owner\":\"owner\",\"deciders\":[\"lead\",\"owner\"]}";
        write(PACK, definition(part, rollout));
        assertThat(problems()).isEmpty();

        write(PACK, definition(part.replace("lead", "lede"), rollout));
        assertThat(problems()).containsExactly("BL-001 is owned by lede in " + PACK + ", not by lead");
        write(PACK, definition("{\"row\":\"BL-001\"}", rollout));
        assertThat(problems()).containsExactly("BL-001 has no owner in " + PACK + ", where lead answers for it");
        write(PACK, definition(part, rollout.replace("[\"lead\",\"owner\"]", "[\"lead\"]")));
        assertThat(problems()).containsExactly("BL-002 is for [lead] in " + PACK + ", not for lead+owner");
    }

    private static String definition(String part, String rollout) {
        return "{\"definition\":{\"metrics\":[],\"gates\":[{\"conditions\":[" + part + "]}],\"rollout\":" + rollout
                + "}}";
    }

    @Test
    void whoIsToldOfARowIsWhomTheTableNames() throws IOException {
        write(Catalogue.TABLE, HEAD + row("BL-001", "lead+owner", PACK) + row("BL-002", "lead", PACK));
        String routes = "{\"triggers\":[{\"row\":\"BL-002\",\"roles\":[\"lead\"]}],"
                + "\"duties\":[{\"row\":\"BL-001\",\"roles\":[\"lead\",\"owner\"]}]}";
        write(PACK, routes);
        assertThat(problems()).isEmpty();

        write(PACK, routes.replace("\"roles\":[\"lead\"]", "\"roles\":[\"owner\"]"));
        assertThat(problems())
                .containsExactly(
                        "BL-002 is for [owner] in " + PACK + ", not for lead", "BL-002 says nowhere its [role lead]");
    }

    private List<String> problems() {
        return new Catalogue(new Repository(folder)).problems();
    }

    private static String row(String id, String where) {
        return row(id, "", where);
    }

    private static String row(String id, String role, String where) {
        return id + ",launch,area,type,all,statement,,,,,," + role + "," + where + "\n";
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
