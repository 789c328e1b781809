package dev.cuadra.onboarding.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.onboarding.internal.Canonical;
import dev.cuadra.spi.problem.ProblemException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    private static final Template SUMMARY = Examples.SHIPPED.template("layby-weekly-summary");

    @Test
    @Tag("MSG-1")
    void allThatDoesNotFitIsToldAtOnce() throws JsonProcessingException {
        ObjectNode json = Values.of(SUMMARY, Examples.values(SUMMARY, false)).json();
        json.remove(List.of("from", "manager"));
        json.put("colour", "red").put("adoption", "many").put("laybys", "12").putNull("tickets");

        assertThatThrownBy(() -> Values.read(SUMMARY, (ObjectNode) Canonical.parse(json.toString())))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("MESSAGE_VALUES");
                    assertThat(refused.problem().message().en())
                            .isEqualTo(
                                    "The values of layby-weekly-summary do not fit the template: missing are from (date), "
                                            + "manager (person), tickets (integer); the template does not know colour; "
                                            + "not of their type are adoption (percent), laybys (integer).");
                    assertThat(refused.problem().message().es()).contains("faltan from (date), manager (person)");
                });
    }

    @Test
    @Tag("MSG-1")
    void aReaderWithoutANameIsMissingWhereTheTextAddressesThem() {
        Template reply = Examples.SHIPPED.template("layby-first-reply");
        Map<String, Value> values = Examples.values(reply, true);
        values.remove(Variable.RECIPIENT);

        assertThatThrownBy(() -> Values.of(reply, values)).hasMessageContaining("recipient (person)");
        assertThat(Values.of(SUMMARY, Examples.values(SUMMARY, true)).value("recipient"))
                .isPresent();
    }

    @Property(tries = 60)
    @net.jqwik.api.Tag("MSG-1")
    void valuesComeBackFromTheirJson(@ForAll("templates") Template template, @ForAll boolean optional) {
        Values values = Values.of(template, Examples.values(template, optional));

        Values again = Values.read(template, values.json());

        assertThat(again.json()).isEqualTo(values.json());
        template.variables()
                .keySet()
                .forEach(name -> assertThat(again.value(name)).isEqualTo(values.value(name)));
        assertThat(values.toString()).doesNotContain("Berta");
    }

    @Provide
    Arbitrary<Template> templates() {
        return Arbitraries.of(List.copyOf(Examples.SHIPPED.templates()));
    }

    @ParameterizedTest
    @Tag("MSG-1")
    @CsvSource(
            delimiter = '~',
            value = {
                "from ~ \"2026-02-30\"",
                "from ~ \"mañana\"",
                "from ~ 20260907",
                "from ~ \"0001-01-01\"",
                "response ~ \"PT0S\"",
                "response ~ \"90\"",
                "response ~ \"-PT5M\"",
                "value ~ \"45000\"",
                "value ~ []",
                "value ~ {\"amount\":\"1\",\"currency\":\"CLP\"}",
                "value ~ [{\"amount\":\"1.5\",\"currency\":\"CLP\"}]",
                "value ~ [{\"amount\":\"1\",\"currency\":\"XYZQ\"}]",
                "value ~ [{\"amount\":\"1e9\",\"currency\":\"CLP\"}]",
                "value ~ [{\"amount\":1,\"currency\":\"CLP\"}]",
                "value ~ [{\"amount\":\"1\",\"currency\":\"CLP\"},{\"amount\":\"2\",\"currency\":\"CLP\"}]",
                "adoption ~ \"NaN\"",
                "adoption ~ \"1.23456\"",
                "laybys ~ 1.5",
                "laybys ~ \"1\"",
                "focus ~ []",
                "focus ~ [\"\"]",
                "focus ~ \"one\"",
                "focus ~ [1]",
                "manager ~ \" \"",
                "manager ~ \"\\u202e\"",
                "top ~ \"\\u0000\""
            })
    void whatIsNotOfItsTypeIsRefused(String name, String json) throws JsonProcessingException {
        ObjectNode values = Values.of(SUMMARY, Examples.values(SUMMARY, true)).json();
        values.set(name, Canonical.parse(json));

        assertThatThrownBy(() -> Values.read(SUMMARY, values))
                .hasMessageContaining("not of their type are " + name + " (");
    }

    @ParameterizedTest
    @Tag("MSG-1")
    @CsvSource({
        "https://example.test",
        "https://EXAMPLE.test:8443/a/b?c=d&e=%C3%B1#f",
        "https://example.test?q=(x)",
        "https://a-1.b/'"
    })
    void anAddressMayHavePortPathQueryAndPart(String address) {
        assertThat(new Value.Link(address).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @Tag("MSG-1")
    @CsvSource({
        "http://example.test/",
        "javascript:alert(1)",
        "https:///path",
        "https://user@example.test/",
        "https://exämple.test/",
        "//example.test/",
        "https://example.test/a b",
        "data:text/html,x",
        "HTTPS-x://a",
        "https://a/%zz",
        "https://a/\u00f1",
        "https://a..b/",
        "https://a:123456/",
        "https://a/<b>",
        "https://a/\\"
    })
    void aLinkIsAnAddressByHttpsWithAHost(String address) {
        Template guide = Examples.SHIPPED.template("boleta-whats-new");
        ObjectNode values = Values.of(guide, Examples.values(guide, true)).json();
        values.put("guideUrl", address);

        assertThatThrownBy(() -> Values.read(guide, values)).hasMessageContaining("guideUrl (url)");
    }
}
