package dev.cuadra.onboarding.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSetTest {
    private static final String HOSTS = """
            {"schema": 1, "pack": "host", "templates": [{"key": "note", "owner": "host", "audience": ["all"],
             "channels": ["mail", "sms"], "variables": {"day": "date", "count": "integer", "extra": "text?"},
             "texts": {
              "es": {"subject": "Nota", "brief": "Sale {day:relative}", "body": [
                {"paragraph": "Quedan {count:paso|pasos}."}, {"paragraph": "Además: {extra}.", "when": "extra"}]},
              "en": {"subject": "Note", "brief": "Out {day:relative}", "body": [
                {"paragraph": "There are {count:step|steps} left."}, {"paragraph": "Also: {extra}.", "when": "extra"}]}}}]}
            """;

    @Test
    @Tag("MSG-2")
    void everyTemplateThatShipsIsInBothLanguagesAndSaysSomethingElseInEach() {
        assertThat(Examples.SHIPPED.templates()).hasSizeGreaterThan(50).allSatisfy(template -> {
            assertThat(template.wordings().keySet()).containsExactly("en", "es");
            assertThat(template.wording("es")).isNotEqualTo(template.wording("en"));
            assertThat(kinds(template, "es")).as(template.key()).isEqualTo(kinds(template, "en"));
        });
    }

    private static List<Block.Kind> kinds(Template template, String language) {
        return template.wording(language).orElseThrow().body().stream()
                .map(Block::kind)
                .toList();
    }

    @Test
    void everyRowThatIsAMessageStandsOnce() {
        List<String> rows = new ArrayList<>();
        Examples.SHIPPED.templates().forEach(template -> template.row().ifPresent(rows::add));
        Examples.SHIPPED.series().forEach(series -> series.row().ifPresent(rows::add));
        SupportChannel.shipped().forEach(channel -> rows.add(channel.row()));
        TeamMeeting.shipped().forEach(meeting -> rows.add(meeting.row()));

        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "BL-051", "BL-054", "BL-055", "BL-056", "BL-128", "LL-070", "LL-082", "LL-244", "LL-245",
                        "LL-246", "LL-247", "LL-248", "LL-249", "LL-250", "LL-251", "LL-252", "LL-253", "LL-254",
                        "LL-255", "LL-256", "LL-257", "CO-143", "CO-144", "CO-145", "CO-146");
    }

    @Test
    @Tag("LL-254")
    @Tag("LL-255")
    @Tag("LL-256")
    void whatTheSupportManagerHasToProvideIsOwnedByThem() {
        assertThat(Examples.SHIPPED.templates().stream()
                        .filter(template -> template.row()
                                .filter(row -> row.compareTo("LL-252") >= 0 && row.compareTo("LL-257") <= 0)
                                .isPresent()))
                .hasSize(6)
                .allSatisfy(template -> assertThat(template.owner()).isEqualTo("support-manager"));
    }

    @Test
    void whatTasksAreToSendHasItsTemplate() {
        List<String> served = new ArrayList<>();
        Examples.SHIPPED.templates().forEach(template -> served.addAll(template.serves()));

        assertThat(served)
                .contains(
                        "BL-065", "BL-066", "BL-067", "BL-068", "BL-121", "BL-122", "BL-123", "BL-124", "BL-144",
                        "BL-171", "BL-173", "LL-019", "LL-020", "LL-032", "LL-063", "LL-344", "LL-347", "CO-018",
                        "CO-154")
                .doesNotHaveDuplicates();
    }

    /** Chile says usted in letters of business; the forms of vos would sound foreign. */
    @Test
    void nobodyIsAddressedAsInBuenosAires() {
        String all = spanish();
        assertThat(all).doesNotContainPattern("(?iu)\\b(vos|tenés|podés|querés|hacé|mirá|sabés|ustedes podés)\\b");
        assertThat(all).contains("ñ", "¿", "¡");
    }

    private static String spanish() {
        StringBuilder all = new StringBuilder();
        Examples.SHIPPED
                .templates()
                .forEach(template -> template.wording("es")
                        .orElseThrow()
                        .phrases()
                        .forEach(phrase -> all.append(phrase.words()).append('\n')));
        return all.toString();
    }

    @Test
    void theSeriesThatWelcomesHasItsFourLettersInTheirOrder() {
        Series welcome = Examples.SHIPPED.series().iterator().next();

        assertThat(welcome.templates())
                .containsExactly(
                        "onboarding-welcome-1", "onboarding-welcome-2", "onboarding-welcome-3", "onboarding-welcome-4");
    }

    @Test
    void aHostBringsItsOwnAndReplacesOurs() {
        TemplateSet mine =
                Examples.SHIPPED.with("mine", HOSTS).with("mine", HOSTS.replace("\"note\"", "\"layby-first-reply\""));

        assertThat(mine.template("note").pack()).isEqualTo("host");
        assertThat(mine.template("layby-first-reply").owner()).isEqualTo("host");
        assertThat(mine.templates()).hasSize(Examples.SHIPPED.templates().size() + 1);
    }

    @Test
    @Tag("MSG-4")
    void aHostAddsALanguage() throws IOException {
        String idioms = resource("idioms").toLowerCase(Locale.ROOT).contains("direction") ? resource("idioms") : "";
        JsonNode spanish = Canonical.parse(idioms).at("/idioms/0");
        String portuguese = spanish.toString()
                .replace("\"es\"", "\"pt\"")
                .replace("en {days}", "em {days}")
                .replace("\"días\"", "\"dias\"");
        String translation = """
                {"schema": 1, "idioms": [%s], "translations": [{"template": "note", "texts": {"pt": {"subject": "Nota",
                 "brief": "Sai {day:relative}", "body": [{"paragraph": "Faltam {count:passo|passos}."},
                 {"paragraph": "Mais: {extra}.", "when": "extra"}]}}}]}""".formatted(portuguese);
        TemplateSet set = Examples.SHIPPED.with("mine", HOSTS).with("pt", translation);
        Template note = set.template("note");

        Letter letter = set.letter(note, "pt", Values.of(note, Examples.values(note, false)), Examples.FRIDAY);

        assertThat(set.languages()).containsExactly("en", "es", "pt");
        assertThat(letter.brief()).contains("Sai em 3 dias");
        assertThat(letter.text()).isEqualTo("Faltam 1.234 passos.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"count\": \"integer\", ~ '' ~ MESSAGE_VARIABLE_UNDECLARED",
                "\"count\": \"integer\" ~ \"count\": \"integer\", \"more\": \"text\" ~ MESSAGE_VARIABLE_UNUSED",
                "There are {count:step|steps} left. ~ None left. ~ MESSAGE_VARIABLE_IN_ONE",
                "\"extra\": \"text?\" ~ \"extra\": \"text\" ~ MESSAGE_CONDITION_IDLE",
                ", \"when\": \"extra\" ~ '' ~ MESSAGE_VARIABLE_UNGUARDED",
                "Además: {extra}. ~ Sale mañana: {extra}. ~ MESSAGE_DAY_WORD",
                "Also: {extra}. ~ TODAY: {extra}. ~ MESSAGE_DAY_WORD",
                "{count:step|steps} ~ {count:relative} ~ MESSAGE_FORMAT_UNKNOWN",
                "{day:relative} ~ {day:clock} ~ MESSAGE_FORMAT_UNKNOWN",
                ", \"brief\": \"Out {day:relative}\" ~ '' ~ MESSAGE_BRIEF_MISSING",
                "\"en\": { ~ \"fr\": { ~ MESSAGE_IDIOM_MISSING",
                "\"subject\": \"Note\" ~ \"subject\": \"Note 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789\" ~ MESSAGE_SUBJECT_LONG",
                "{\"paragraph\": \"Quedan {count:paso|pasos}.\"} ~ {\"link\": {\"label\": \"Ver\", \"url\": \"{count}\"}} ~ MESSAGE_LINK"
            })
    @Tag("MSG-2")
    void aTemplateThatCouldSendNonsenseIsRefusedWhenItIsRead(String from, String to, String code) {
        assertThat(HOSTS).contains(from);
        String broken = HOSTS.replace(from, to);

        assertThatThrownBy(() -> Examples.SHIPPED.with("mine", broken))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("MESSAGE_LINT");
                    assertThat(refused.problem().message().en()).contains(code);
                    assertThat(refused.problem().message().es()).contains(code);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"owner\": \"host\" ~ \"owner\": \"host\", \"colour\": \"red\" ~ MESSAGE_MEMBER_UNKNOWN",
                "\"owner\": \"host\", ~ '' ~ MESSAGE_MEMBER_MISSING",
                "\"sms\" ~ \"fax\" ~ MESSAGE_MEMBER_KIND",
                "\"integer\" ~ \"float\" ~ MESSAGE_MEMBER_KIND",
                "Quedan { ~ Quedan {{ ~ MESSAGE_VALUE",
                "Además: ~ Además\\u202e: ~ MESSAGE_VALUE",
                "\"schema\": 1 ~ \"schema\": 2 ~ MESSAGE_MEMBER_KIND",
                "\"schema\": 1 ~ \"schema\": 1, \"schema\": 1 ~ MESSAGE_JSON",
                "\"paragraph\": \"Quedan ~ \"paragraf\": \"Quedan ~ MESSAGE_MEMBER_KIND",
                "\"key\": \"note\" ~ \"key\": \"No te\" ~ MESSAGE_VALUE"
            })
    void whatCannotBeReadSaysWhere(String from, String to, String code) {
        assertThat(HOSTS).contains(from);

        assertThatThrownBy(() -> Examples.SHIPPED.with("mine.json", HOSTS.replace(from, to)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().where().toString()).contains("mine.json");
                });
    }

    @Test
    void anUnknownTemplateNamesThoseThereAre() {
        assertThatThrownBy(() -> Examples.SHIPPED.template("none"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().remedy().en()).contains("layby-first-reply"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boleta-launch", "layby-launch", "customer-onboarding", "idioms"})
    void theSchemaKnowsEveryMemberOfTheFilesThatShip(String name) throws IOException {
        JsonNode schema = Canonical.parse(TemplateSet.schema());

        assertThat(faults(schema, Canonical.parse(resource(name)), name)).isEmpty();
        assertThat(faults(schema, Canonical.parse(HOSTS.replace("\"owner\"", "\"colour\"")), name))
                .hasSize(2);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TemplateSet.class.getResourceAsStream(name + ".json")) {
            return new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The parts of JSON Schema that this schema uses. */
    private static List<String> faults(JsonNode schema, JsonNode value, String path) {
        List<String> faults = new ArrayList<>();
        if (schema.has("oneOf")) {
            boolean fits = Stream.of(0, 1)
                    .anyMatch(i -> faults(schema.at("/oneOf/" + i), value, path).isEmpty());
            return fits ? List.of() : List.of(path);
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            faults.add(path);
        }
        if (schema.has("type") && !type(schema.get("type").asText(), value)) {
            return List.of(path + " is no " + schema.get("type"));
        }
        boolean listed = !schema.has("enum");
        for (JsonNode word : schema.path("enum")) {
            listed |= word.equals(value);
        }
        if (!listed) {
            faults.add(path + " = " + value);
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(path + " lacks " + name);
            }
        });
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (known.isMissingNode() && !others.isObject()) {
                faults.add(path + "." + member.getKey());
            } else {
                faults.addAll(faults(
                        known.isMissingNode() ? others : known, member.getValue(), path + "." + member.getKey()));
            }
        });
        if (value.isArray()) {
            value.forEach(item -> faults.addAll(faults(schema.path("items"), item, path + "[]")));
        }
        return faults;
    }

    private static boolean type(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isTextual();
        };
    }

    @Test
    void namesOfGroupsAreOfOneForm() {
        Set<String> audiences = new java.util.TreeSet<>();
        Examples.SHIPPED.templates().forEach(template -> audiences.addAll(template.audience()));

        assertThat(audiences).allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }
}
