package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gates on the command line, with the files that stand on the page about it. */
class GatesCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->\n```[a-z]+\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern RUN = Pattern.compile("<!-- run: gates -->\n```sh\n(.*?)```\n", Pattern.DOTALL);
    private static final String AT = "2025-09-26T14:00:00-03:00";

    @TempDir
    Path dir;

    @BeforeEach
    void theFilesOfThePage() throws IOException {
        Matcher file = FILE.matcher(page());
        while (file.find()) {
            Files.writeString(dir.resolve(file.group(1)), file.group(2));
        }
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "cli.md"));
    }

    private String in(String name) {
        return dir.resolve(name).toString();
    }

    private Cli gates(String... args) {
        List<String> all = new ArrayList<>(List.of("gates"));
        all.addAll(List.of(args));
        all.addAll(List.of("--lang", "en"));
        return Cli.run(all.toArray(String[]::new));
    }

    private Cli evaluate(String observations, String at, String... more) {
        List<String> all = new ArrayList<>(
                List.of("evaluate", "--pack", in("launch.json"), "--observations", in(observations), "--at", at));
        all.addAll(List.of(more));
        return gates(all.toArray(String[]::new));
    }

    @Test
    void theExamplesOfThePageRun() throws IOException {
        Matcher run = RUN.matcher(page());
        assertThat(run.find()).isTrue();
        List<Cli> calls = new ArrayList<>();
        for (String line : run.group(1).lines().toList()) {
            List<String> args = Pattern.compile(" ")
                    .splitAsStream(line.substring("java -jar cuadra.jar ".length()))
                    .map(word -> word.matches(".*\\.(json|csv)|result") ? in(word) : word)
                    .collect(Collectors.toList());
            args.addAll(List.of("--lang", "es"));
            calls.add(Cli.run(args.toArray(String[]::new)));
        }
        assertThat(calls).extracting(Cli::code).containsExactly(0, 0, 0, 0);
        List<String> records = calls.get(1).out().lines().toList();
        assertThat(JSON.readTree(records.get(0)).get("verdict").asText()).isEqualTo("PASS");
        assertThat(JSON.readTree(records.get(1)).get("decision").asText()).isEqualTo("ADVANCE");
        JsonNode result = JSON.readTree(Files.readString(dir.resolve("result/backtest.json")));
        assertThat(result.get("incidents").get(0).get("firstTrigger").asText()).isEqualTo("BL-090");
        // Known at 11:00 from the hour before, noticed by people at 11:40.
        assertThat(result.get("incidents").get(0).get("leadSeconds").asLong()).isEqualTo(2_400);
        assertThat(result.get("rollout").get("phase").asText()).isEqualTo("general");
        assertThat(calls.get(2).out()).contains("Disparador BL-163: se activó 1 veces");
        assertThat(dir.resolve("result/backtest-cursor.json")).doesNotExist();
        assertThat(calls.get(3).out()).startsWith("metrica,alcance,inicio,fin,valor");
    }

    @Test
    void aGateThatFailsAndATriggerThatFiresAreFindings() throws IOException {
        Cli noon = evaluate("observations.csv", "2025-09-26T12:00:00-03:00", "--phase", "beta", "--out", in("out"));
        assertThat(noon.code()).isEqualTo(Main.FINDINGS);
        JsonNode rollout = JSON.readTree(Files.readString(dir.resolve("out/rollout.json")));
        assertThat(rollout.get("decision").asText()).isEqualTo("ROLL_BACK");
        assertThat(JSON.readTree(Files.readString(dir.resolve("out/gate-exit-beta.json")))
                        .get("verdict")
                        .asText())
                .isEqualTo("FAIL");
        assertThat(noon.err()).contains("Observations: 7 read, 0 rejected");
        assertThat(evaluate("observations.csv", "2025-09-26").code()).isEqualTo(Main.FINDINGS);
    }

    @Test
    void jsonAndJsonLinesSayTheSameAsTheTable() throws IOException {
        String one = "{\"metric\":\"sii_error_rate\",\"start\":\"2025-09-26T16:00:00Z\","
                + "\"end\":\"2025-09-26T17:00:00Z\",\"value\":\"0.2\"}";
        Files.writeString(dir.resolve("one.json"), "{\"observations\":[" + one + "]}");
        Files.writeString(dir.resolve("one.jsonl"), one + "\n");
        Files.writeString(
                dir.resolve("one.csv"),
                "métrica;inicio;fin;valor\nsii_error_rate;2025-09-26T13:00:00;2025-09-26T14:00:00;0,2\n");
        assertThat(List.of("one.json", "one.jsonl", "one.csv"))
                .extracting(name -> evaluate(name, AT).out())
                .containsOnly(evaluate("one.json", AT).out());
        assertThat(evaluate("one.json", AT).out()).contains("\"verdict\":\"PASS\"");
    }

    @Test
    void rejectedLinesAreFindingsAndComeBackMended() throws IOException {
        Files.writeString(
                dir.resolve("bad.csv"),
                "metric,start,value\nsii_error_rate,2025-09-26T13:30:00,0.2\nfeature_rating,2025-09-26T13:30:00,62\n");
        Cli bad = evaluate("bad.csv", AT, "--out", in("out"));
        assertThat(bad.code()).isEqualTo(Main.FINDINGS);
        assertThat(bad.err()).contains("OBS_SCALE · bad.csv:3:value · 62");
        assertThat(Files.readString(dir.resolve("out/findings.csv"))).contains("bad.csv,3,value,OBS_SCALE");
        Path rejects = dir.resolve("out/rejects-observations.csv");
        Files.writeString(dir.resolve("mended.csv"), Files.readString(rejects).replace("62", "4.8"));
        assertThat(gates("lint", "--pack", in("launch.json"), "--observations", in("mended.csv"))
                        .code())
                .isEqualTo(Main.DONE);
    }

    @Test
    void aBacktestThatIsStoppedGoesOnToTheSameBytes() throws IOException {
        List<String> span = List.of(
                "backtest",
                "--pack",
                in("launch.json"),
                "--observations",
                in("observations.csv"),
                "--from",
                "2025-09-26T08:00:00-03:00",
                "--to",
                "2025-09-27",
                "--step",
                "PT30M",
                "--phase",
                "beta");
        Cli whole = with(span, "--out", in("whole"));
        assertThat(whole.code()).isEqualTo(Main.DONE);
        Cli part = with(span, "--out", in("parts"), "--looks", "7");
        assertThat(part.code()).isEqualTo(Main.FINDINGS);
        assertThat(part.out()).contains("7 of 33 looks, interrupted");
        assertThat(with(span, "--out", in("parts"), "--resume").code()).isEqualTo(Main.DONE);
        assertThat(dir.resolve("parts/backtest.json")).hasSameTextualContentAs(dir.resolve("whole/backtest.json"));
        assertThat(with(span).out()).isEqualTo(Files.readString(dir.resolve("whole/backtest.json")));
        assertThat(with(span, "--out", in("nowhere"), "--resume").err()).contains("GATES_NOTHING_TO_RESUME");
    }

    private Cli with(List<String> span, String... more) {
        List<String> all = new ArrayList<>(span);
        all.addAll(List.of(more));
        return gates(all.toArray(String[]::new));
    }

    @Test
    void anotherDefinitionIsComparedAndEveryDifferenceIsAFinding() throws IOException {
        Files.writeString(
                dir.resolve("before.json"),
                Files.readString(dir.resolve("launch.json")).replace("\"value\": \"1\"", "\"value\": \"0.3\""));
        Cli compared = gates(
                "backtest",
                "--pack",
                in("launch.json"),
                "--observations",
                in("observations.csv"),
                "--from",
                "2025-09-26T10:00:00-03:00",
                "--to",
                AT,
                "--against",
                in("before.json"));
        assertThat(compared.code()).isEqualTo(Main.FINDINGS);
        JsonNode differences = JSON.readTree(compared.out()).get("differences");
        // 0.4 at ten o'clock, and 0.3 at one, are below 1 and not below 0.3.
        assertThat(differences)
                .extracting(each -> each.get("at").asText())
                .containsExactly("2025-09-26T13:00:00Z", "2025-09-26T16:00:00Z");
        assertThat(differences.get(0).get("before").get("why").asText()).isEqualTo("BL-086: 0.4 < 0.3 NOT_MET");
    }

    @Test
    void whatCannotBeUsedIsSaidWithItsCode() throws IOException {
        assertThat(evaluate("nothing.csv", AT)).satisfies(cli -> {
            assertThat(cli.code()).isEqualTo(Main.UNUSABLE);
            assertThat(cli.err()).contains("FILE_UNREADABLE");
        });
        assertThat(evaluate("observations.csv", "noon").err()).contains("OPTION_VALUE");
        assertThat(evaluate("observations.csv", AT, "--zone", "Mars/Base").err())
                .contains("OPTION_VALUE");
        assertThat(evaluate("observations.csv", AT, "--gate", "none").err()).contains("GATE_UNKNOWN_GATE");
        assertThat(evaluate("observations.csv", AT, "--phase", "none").err()).contains("GATE_UNKNOWN_PHASE");
        assertThat(evaluate("observations.csv", AT, "--settings", in("incidents.json"))
                        .err())
                .contains("GATES_SETTINGS");
        assertThat(evaluate("incidents.json", AT).out()).doesNotContain("PASS");
        assertThat(gates(
                                "backtest",
                                "--pack",
                                in("launch.json"),
                                "--observations",
                                in("observations.csv"),
                                "--from",
                                "2025-09-26",
                                "--to",
                                "2027-09-26")
                        .err())
                .contains("GATES_SPAN");
        Files.writeString(dir.resolve("broken.json"), "{\"id\": ");
        assertThat(gates("lint", "--pack", in("broken.json")).code()).isEqualTo(Main.UNUSABLE);
        Files.writeString(dir.resolve("list.json"), "[{\"id\":\"a\",\"start\":\"2025\"}]");
        assertThat(gates(
                                "backtest",
                                "--pack",
                                in("launch.json"),
                                "--observations",
                                in("observations.csv"),
                                "--from",
                                "2025-09-26",
                                "--to",
                                "2025-09-27",
                                "--incidents",
                                in("list.json"))
                        .err())
                .contains("BACKTEST_INCIDENTS", "[0].start");
    }

    /** A beginning of a phase that there is not never counted, and nobody was told. */
    @Test
    void aHistoryOfAPhaseThatThereIsNotIsUnusable() throws IOException {
        assertThat(withHistory("[{\"kind\":\"phase-started\",\"at\":\"2025-09-20T12:00:00Z\",\"subject\":\"btea\"}]"))
                .contains("GATE_UNKNOWN_PHASE", "history[0].subject", "btea", "beta, general");
        assertThat(withHistory("[{\"kind\":\"phase-started\",\"at\":\"2025-09-20T12:00:00Z\"}]"))
                .contains("GATE_UNKNOWN_PHASE", "history[0].subject");
        assertThat(withHistory("[{\"kind\":\"phase-started\",\"at\":\"2025-09-20T12:00:00Z\",\"subject\":\"beta\"}]"))
                .doesNotContain("error");
        assertThat(withHistory("{}")).contains("DOCUMENT_NO_LIST", "history.json");
        assertThat(withHistory("[\n{]")).contains("DOCUMENT_NO_LIST", "history.json:2");
    }

    private String withHistory(String json) throws IOException {
        Files.writeString(dir.resolve("history.json"), json);
        Cli cli = evaluate("observations.csv", AT, "--phase", "beta", "--history", in("history.json"));
        assertThat(cli.code()).isEqualTo(cli.err().contains("error") ? Main.UNUSABLE : Main.DONE);
        return cli.err();
    }

    /** What is said of a rollout without its phase counted for nothing, even when it could not be read. */
    @Test
    void whatIsSaidOfARolloutNeedsItsPhase() {
        Cli evaluated = evaluate("observations.csv", AT, "--history", in("nothing.json"));
        assertThat(evaluated.code()).isEqualTo(Main.UNUSABLE);
        assertThat(evaluated.err()).contains("GATES_NO_PHASE", "--history").doesNotContain("FILE_UNREADABLE");
        String[] span = {"--from", "2025-09-26T10:00:00-03:00", "--to", AT};
        List<String> backtest = new ArrayList<>(
                List.of("backtest", "--pack", in("launch.json"), "--observations", in("observations.csv")));
        backtest.addAll(List.of(span));
        assertThat(with(backtest, "--decide").err()).contains("GATES_NO_PHASE", "--decide");
        assertThat(with(backtest, "--history", in("nothing.json")).err()).contains("GATES_NO_PHASE", "--history");
    }

    /** An incident that names nothing that can fire would be missed without a word. */
    @Test
    void anIncidentOfATriggerThatThereIsNotIsUnusable() throws IOException {
        Files.writeString(
                dir.resolve("list.json"),
                "[{\"id\":\"one\",\"start\":\"2025-09-26T10:00:00-03:00\",\"end\":\"2025-09-26T11:00:00-03:00\","
                        + "\"triggers\":[\"BL-9999\"]}]");
        Cli refused = gates(
                "backtest",
                "--pack",
                in("launch.json"),
                "--observations",
                in("observations.csv"),
                "--from",
                "2025-09-26",
                "--to",
                "2025-09-27",
                "--incidents",
                in("list.json"));
        assertThat(refused.code()).isEqualTo(Main.UNUSABLE);
        assertThat(refused.err()).contains("BACKTEST_TRIGGER", "[0].triggers", "BL-9999", "BL-090");
    }

    /** Nobody who misspells a pack looks for a file. */
    @Test
    void aPackThatThereIsNotIsSaidWithThoseThatShip() throws IOException {
        Files.writeString(dir.resolve("settings.json"), "{\"complaintsPerWeek\":\"3\"}");
        assertThat(gates("lint", "--pack", "nada")).satisfies(cli -> {
            assertThat(cli.code()).isEqualTo(Main.UNUSABLE);
            assertThat(cli.err())
                    .contains("PACK_UNKNOWN", "nada", "boleta-launch, customer-onboarding, layby-launch")
                    .doesNotContain("FILE_UNREADABLE");
        });
        assertThat(gates("lint", "--pack", "nada", "--settings", in("settings.json"))
                        .err())
                .contains("PACK_UNKNOWN");
        for (String missing : new String[] {"nada.json", "./nada", in("nada")}) {
            assertThat(gates("lint", "--pack", missing).err()).contains("FILE_UNREADABLE");
        }
    }

    /** Fourteen contractors a month are fewer than fifteen; of the other customer nothing is known. */
    @Test
    void aGateThatIsAskedOfEachCustomerIsAskedOfOne() throws IOException {
        Files.writeString(dir.resolve("settings.json"), "{\"complaintsPerWeek\":\"3\"}");
        Files.writeString(
                dir.resolve("one.jsonl"),
                "{\"metric\":\"contractors_per_month\",\"scope\":\"customer:42\",\"at\":\"2025-09-20T12:00:00Z\","
                        + "\"value\":\"14\"}\n");
        List<String> verdicts = new ArrayList<>();
        for (String scope : List.of("customer:42", "customer:43")) {
            Cli cli = gates(
                    "evaluate",
                    "--pack",
                    "boleta-launch",
                    "--settings",
                    in("settings.json"),
                    "--observations",
                    in("one.jsonl"),
                    "--at",
                    "2025-09-26T12:00:00Z",
                    "--gate",
                    "eligibility",
                    "--scope",
                    scope);
            assertThat(cli.code()).isEqualTo(Main.FINDINGS);
            verdicts.add(JSON.readTree(cli.out()).get("verdict").asText());
        }
        assertThat(verdicts).containsExactly("FAIL", "INCONCLUSIVE");
    }

    /** With a directory to write into, people are told; what is printed without one is records alone. */
    @Test
    void whoAnswersForWhatIsMissingIsTold() throws IOException {
        Files.writeString(dir.resolve("settings.json"), "{\"complaintsPerWeek\":3}");
        Files.writeString(
                dir.resolve("none.jsonl"),
                "{\"metric\":\"soc2_maintained\",\"at\":\"2025-09-20T12:00:00Z\",\"missing\":\"no answer\"}\n");
        String[] call = {
            "gates",
            "evaluate",
            "--pack",
            "boleta-launch",
            "--settings",
            in("settings.json"),
            "--observations",
            in("none.jsonl"),
            "--at",
            "2025-09-26T12:00:00Z",
            "--gate",
            "support-readiness"
        };
        Cli told = Cli.run(with(call, "--out", in("out"), "--lang", "es"));
        assertThat(told.out().lines())
                .contains("  Por BL-134 responde support-lead.", "  Por BL-132, BL-133, BL-137 responde support-team.");
        Cli english = Cli.run(with(call, "--out", in("out"), "--lang", "en"));
        assertThat(english.out().lines()).contains("  support-lead answers for BL-134.");
        Cli records = Cli.run(with(call, "--lang", "en"));
        assertThat(records.out().lines())
                .singleElement()
                .satisfies(line -> assertThat(JSON.readTree(line).findValuesAsText("owner"))
                        .containsExactly("support-team", "support-team", "support-lead", "support-team"));
    }

    private static String[] with(String[] call, String... more) {
        return Stream.concat(Stream.of(call), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aLaunchAfterTheGoalOfRevenueNamesTheSettingThatMendsIt() throws IOException {
        Files.writeString(dir.resolve("late.json"), "{\"complaintsPerWeek\":3,\"launch\":\"2026-03-02\"}");
        Files.writeString(
                dir.resolve("mended.json"),
                "{\"complaintsPerWeek\":3,\"launch\":\"2026-03-02\",\"revenueBy\":\"2026-06-30\"}");
        Cli late = gates("lint", "--pack", "boleta-launch", "--settings", in("late.json"));
        assertThat(late.code()).isEqualTo(Main.UNUSABLE);
        assertThat(late.err()).contains("PACK_SETTING_ORDER", "settings.revenueBy", "2026-03-02 on");
        Cli mended = gates("lint", "--pack", "boleta-launch", "--settings", in("mended.json"));
        assertThat(mended.code()).isEqualTo(Main.FINDINGS);
        assertThat(mended.out()).contains("errors: 0").doesNotContain("GATE_WINDOW_EMPTY");
    }

    @Test
    void aPackThatShipsIsNamed() {
        Cli lint = gates("lint", "--pack", "boleta-launch");
        assertThat(lint.code()).isIn(Main.DONE, Main.FINDINGS, Main.UNUSABLE);
        assertThat(lint.out() + lint.err()).containsAnyOf("boleta-launch", "PACK_SETTING_MISSING");
    }

    @Test
    void aGateKeepsItsFileInTheDirectoryWhateverItIsCalled() throws IOException {
        Files.writeString(
                dir.resolve("launch.json"),
                Files.readString(dir.resolve("launch.json")).replace("exit-beta", "../../exit ñandú"));
        Cli told = evaluate("observations.csv", AT, "--out", in("out"));
        assertThat(told.err()).doesNotContain("error");
        assertThat(dir.resolve("out").resolve("gate-..%2F..%2Fexit+ñandú.json")).exists();
    }

    @Test
    void anApprovalOfWhatIsNotThereIsNotTakenInSilence() throws IOException {
        String waiver = "{\"waivers\": [{\"gate\": \"exit-beta\", \"condition\": \"BL-86\", \"who\": \"marta\","
                + " \"role\": \"cto\", \"reason\": \"known\", \"at\": \"2025-09-26T09:00:00-03:00\","
                + " \"expires\": \"2025-09-27T09:00:00-03:00\"}]}";
        assertThat(approved("{\"aprovals\": []}")).contains("GATES_ACTS_MEMBER", "aprovals");
        assertThat(approved("[]")).contains("DOCUMENT_NOT_JSON");
        assertThat(approved("{\"waivers\": [], \"waivers\": []}")).contains("DOCUMENT_NOT_JSON");
        assertThat(approved(waiver)).contains("GATES_ACTS_UNKNOWN", "waivers[0].condition");
        assertThat(approved(waiver.replace("exit-beta", "exit"))).contains("GATES_ACTS_UNKNOWN", "waivers[0].gate");
        assertThat(approved(waiver.replace("09-27T", "09-25T"))).contains("GATE_VALUE", "waivers[0]");
        assertThat(approved(waiver.replace("BL-86", "BL-086"))).doesNotContain("error");
    }

    private String approved(String acts) throws IOException {
        Files.writeString(dir.resolve("acts.json"), acts);
        return evaluate("observations.csv", AT, "--approvals", in("acts.json")).err();
    }

    @Test
    void nothingToEvaluateIsNoGoodAnswer() throws IOException {
        Files.writeString(
                dir.resolve("launch.json"),
                "{\"id\": \"bare\", \"version\": \"1\", \"metrics\": [{\"key\": \"m\", \"unit\": \"x\", \"kind\":"
                        + " \"gauge\"}]}");
        Cli bare = evaluate("observations.csv", AT);
        assertThat(bare.code()).isEqualTo(2);
        assertThat(bare.err()).contains("GATES_NOTHING");
    }

    @Test
    void triggersWithoutGatesAreEvaluated() throws IOException {
        Files.writeString(
                dir.resolve("launch.json"),
                "{\"id\": \"alarms\", \"version\": \"1\", \"metrics\": [{\"key\": \"sii_error_rate\", \"unit\":"
                        + " \"percent\", \"kind\": \"gauge\"}], \"triggers\": [{\"id\": \"t\", \"level\": \"p0\","
                        + " \"condition\": {\"id\": \"t\", \"metric\": \"sii_error_rate\", \"unit\": \"percent\","
                        + " \"operator\": \">\", \"value\": \"0.1\"}}]}");
        Cli alarm = evaluate("observations.csv", AT);
        assertThat(alarm.code()).isEqualTo(1);
        assertThat(alarm.out()).contains("\"verdict\":\"FIRING\"");
    }

    @Test
    void fewerThanNoLooksAreRefused() {
        Cli none = gates(
                "backtest",
                "--pack",
                in("launch.json"),
                "--observations",
                in("observations.csv"),
                "--from",
                "2025-09-26",
                "--to",
                "2025-09-27",
                "--looks=-5");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("OPTION_VALUE", "--looks");
    }
}
