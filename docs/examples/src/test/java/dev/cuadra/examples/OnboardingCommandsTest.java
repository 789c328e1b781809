package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnboardingCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AT = "2026-03-20T12:00:00-03:00";

    @TempDir
    Path folder;

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("plan.json"), content).toString();
    }

    private static JsonNode example(String part) throws IOException {
        return JSON.readTree(SchemaCommand.schema("onboarding.status"))
                .get("example")
                .get(part);
    }

    @Test
    void theExampleOfTheSchemaIsWhatTheCommandAnswers() throws IOException {
        Cli call = Cli.run(
                "onboarding",
                "status",
                "--plan",
                file(example("input").toString()),
                "--at",
                AT,
                "--json",
                "--lang",
                "en");
        assertThat(call.code()).isEqualTo(1);
        assertThat(JSON.readTree(call.out())).isEqualTo(example("output"));
    }

    @Test
    void theExampleOfThePageSaysWhatThePageSays() throws IOException {
        Matcher plan = Pattern.compile(
                        "## onboarding status.*?```json\n"
                                + "(.*?)\n"
                                + "```.*?at noon of 3 March (\\S+) % is done where (\\S+) %",
                        Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "cli.md")));
        assertThat(plan.find()).isTrue();
        Cli call = Cli.run(
                "onboarding",
                "status",
                "--plan",
                file(plan.group(1)),
                "--at",
                "2026-03-03T12:00:00-03:00",
                "--lang",
                "en");
        assertThat(call.out())
                .contains("cust-042 · day 2 · Foundation")
                .contains("Progress: " + plan.group(2) + " %, expected " + plan.group(3) + " %.");
    }

    @Test
    void aPersonIsToldInTheirLanguageAndGetsThePage() throws IOException {
        Path page = folder.resolve("plan.html");
        Cli call = Cli.run(
                "onboarding",
                "status",
                "--plan",
                file(example("input").toString()),
                "--at",
                AT,
                "--html",
                page.toString(),
                "--lang",
                "es");
        assertThat(call.out())
                .contains("Avance: 33,3 %, esperado 63,3 %.")
                .contains("atraso en días hábiles: 9, en días corridos: 14.")
                .contains("  vpn · 15,0 días")
                .contains("Preparar el ambiente · vence el 2026-03-11 · environment_setup_done")
                .contains("PLAN_MILESTONE_LATE");
        assertThat(Files.readString(page)).contains("<html lang=\"es\">").contains("cust-042");
    }

    /** It was told as a disk that failed, with no place and no remedy that helps. */
    @Test
    void aPageThatCannotBeWrittenThereIsSaidOfItsOption() throws IOException {
        Path there = Files.writeString(folder.resolve("there.html"), "older");
        for (String nowhere :
                List.of(folder.toString(), folder.resolve("no/page.html").toString(), there + "/x", "")) {
            Cli call = page(nowhere);
            assertThat(call.code()).as(nowhere).isEqualTo(Main.UNUSABLE);
            assertThat(call.err()).contains("OUT_FILE", "--html");
            assertThat(call.out()).isEmpty();
        }
        assertThat(page(there.toString()).code()).isEqualTo(Main.FINDINGS);
        assertThat(Files.readString(there)).contains("cust-042");
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    private Cli page(String html) throws IOException {
        String plan = file(example("input").toString());
        return Cli.run("onboarding", "status", "--plan", plan, "--at", AT, "--html", html, "--lang", "es");
    }

    /** Whoever writes a plan has to know what can be named in it. */
    @Test
    void whatAPlanCanNameIsListed() {
        Cli all = Cli.run("onboarding", "template", "--lang", "en");
        assertThat(all.code()).isZero();
        assertThat(all.out()).contains("customer-onboarding 1 · ", "boleta-onboarding 1 · ");

        Cli one = Cli.run("onboarding", "template", "customer-onboarding", "--lang", "es");
        assertThat(one.out().lines())
                .contains(
                        "  kickoff_meeting_held · 1..3 · customer-success-manager · Reunión de inicio realizada · hito",
                        "  sponsor_engaged · customer-success-manager · El patrocinador ejecutivo participa",
                        "  doc_training_material · customer-success-manager · Material de capacitación",
                        "  risk_user_adoption · customer-success-manager · Poco uso"
                                + " (response_enhanced_training, response_change_management)");
        assertThat(Cli.run("onboarding", "template", "none").err()).contains("PLAN_TEMPLATE_UNKNOWN");
    }

    @Test
    void whatCannotBeReadIsOneError() throws IOException {
        String plan = file("{\"customer\":\"c\",\"template\":\"none\",\"kickoff\":\"2026-03-02\",\"zone\":\"UTC\"}");
        Cli unknown = Cli.run("onboarding", "status", "--plan", plan, "--at", AT);
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("PLAN_TEMPLATE_UNKNOWN");
        Cli when = Cli.run("onboarding", "status", "--plan", plan, "--at", "yesterday");
        assertThat(when.code()).isEqualTo(2);
        assertThat(when.err()).contains("OPTION_VALUE");
        assertThat(Cli.run("onboarding", "status", "--plan", plan, "--at", "+99999-01-01T00:00:00Z")
                        .err())
                .contains("OPTION_VALUE");
        assertThat(Cli.run("onboarding", "status", "--plan", file("{"), "--at", AT)
                        .err())
                .contains("PLAN_JSON", "\"where\":\"" + folder.resolve("plan.json"));
        String misspelt = example("input").toString().replace("\"kickoff\":", "\"kickof\":");
        assertThat(Cli.run("onboarding", "status", "--plan", file(misspelt), "--at", AT)
                        .err())
                .contains("PLAN_MISSING");
    }

    /** The worked example of health: 21.72 + 22.38 + 15.83 + 17.75, coverage 0.894. */
    @Test
    void theHealthOfTheCustomerIsThatOfItsIndicators() throws IOException {
        String indicators = "[" + indicator("attendance", 25, "60", "95", "90", 2)
                + "," + indicator("on-time", 30, "50", "95", "80", 0)
                + "," + indicator("pulse", 25, "5", "9", "8.2", 7)
                + "," + indicator("reply", 20, "4", "1", "1.5", 1) + "]";
        String plan = file("{\"customer\":\"cust-042\",\"template\":\"customer-onboarding\",\"kickoff\":\"2026-03-02\","
                + "\"zone\":\"America/Santiago\",\"events\":[],\"indicators\":" + indicators + "}");
        Cli call = Cli.run("onboarding", "status", "--plan", plan, "--at", AT, "--json", "--lang", "en");
        JsonNode health = JSON.readTree(call.out()).get("health");
        assertThat(health.get("score").asText()).startsWith("77.68");
        assertThat(health.get("coverage").asText()).startsWith("0.8935");
        assertThat(health.get("band").asText()).isEqualTo("WATCH");
        Cli told = Cli.run("onboarding", "status", "--plan", plan, "--at", AT, "--lang", "es");
        assertThat(told.out()).contains(health.at("/sentence/es").asText());

        String wrong =
                file("{\"customer\":\"cust-042\",\"template\":\"customer-onboarding\",\"kickoff\":\"2026-03-02\","
                        + "\"zone\":\"America/Santiago\",\"events\":[],\"indicators\":[{\"key\":\"pulse\"}]}");
        Cli refused = Cli.run("onboarding", "status", "--plan", wrong, "--at", AT, "--lang", "en");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(JSON.readTree(refused.err()).at("/error/where").asText()).startsWith("indicators[0]");
    }

    /** A competitor or a key person gone is nothing that a plan knows by itself, and holds the band at warning. */
    @Test
    void redFlagsOfTheFileHoldTheBandAtWarning() throws IOException {
        String start = "{\"customer\":\"cust-042\",\"template\":\"customer-onboarding\",\"kickoff\":\"2026-03-02\","
                + "\"zone\":\"America/Santiago\",\"redFlags\":[\"competitor-evaluation\"]";
        String plan = file(start + ",\"indicators\":[" + indicator("attendance", 25, "60", "95", "95", 0) + "]}");
        JsonNode health = JSON.readTree(
                        Cli.run("onboarding", "status", "--plan", plan, "--at", AT, "--json", "--lang", "en")
                                .out())
                .get("health");
        assertThat(health.get("score").asText()).isEqualTo("100.000000");
        assertThat(health.get("band").asText()).isEqualTo("WARNING");
        assertThat(health.at("/redFlags/0").asText()).isEqualTo("competitor-evaluation");

        String alone = file(start + "}");
        Cli unknown = Cli.run("onboarding", "status", "--plan", alone, "--at", AT, "--json", "--lang", "en");
        assertThat(JSON.readTree(unknown.out()).at("/health/band").asText()).isEqualTo("UNKNOWN");
        assertThat(JSON.readTree(unknown.out()).at("/health/redFlags/0").asText())
                .isEqualTo("competitor-evaluation");
    }

    private static String indicator(String key, int weight, String zero, String full, String value, int age) {
        return "{\"key\":\"%s\",\"weight\":\"%d\",\"zero\":\"%s\",\"full\":\"%s\",\"halfLifeDays\":\"14\",\"maxAgeDays\":\"60\",\"value\":\"%s\",\"ageDays\":\"%d\"}"
                .formatted(key, weight, zero, full, value, age);
    }
}
