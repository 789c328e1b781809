package dev.cuadra.layby.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {
    private static final RuleBook BOOK = RuleBook.shipped();

    /** How many rules each family of the reference has; they are numbered without a gap. */
    @ParameterizedTest
    @CsvSource({
        "AU-, 10, 2",
        "NZ-, 14, 2",
        "ZA-, 10, 2",
        "UK-, 4, 2",
        "MD-, 10, 2",
        "OH-, 8, 2",
        "NY-, 2, 2",
        "CA-, 3, 2",
        "IL-, 4, 2",
        "CL-, 6, 2",
        "TAX-AU-, 3, 1",
        "TAX-NZ-, 2, 1",
        "TAX-UK-, 2, 1",
        "TAX-ZA-, 2, 1",
        "TAX-CL-, 1, 1",
        "TAX-US-, 1, 1",
        "MON-, 4, 2",
        "SCH-, 16, 2",
        "PAY-, 15, 2",
        "LIF-, 14, 2",
        "FEE-, 5, 2",
        "REF-, 5, 2",
        "STK-, 5, 2",
        "LED-, 7, 2",
        "LED-I, 6, 1",
        "INT-, 11, 2",
    })
    void everyFamilyIsComplete(String family, int count, int digits) {
        assertThat(BOOK.rules().stream().map(Rule::id).filter(id -> id.matches(family + "[0-9]+")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, count)
                        .mapToObj(n ->
                                family + "0".repeat(digits - Integer.toString(n).length()) + n)
                        .toList());
    }

    @Test
    void thereAreNoOtherRules() {
        assertThat(BOOK.rules()).hasSize(170);
    }

    @Test
    void theRulesThatAreNotVerifiedAreThoseOfTheOpenPoints() {
        assertThat(BOOK.rules().stream().filter(rule -> !rule.verified()).map(Rule::id))
                .containsExactly("ZA-10", "OH-03", "CL-04", "CL-05", "TAX-ZA-2", "TAX-CL-1", "TAX-US-1");
    }

    @Test
    void aLawHasAConfidenceUnlessItIsOurs() {
        assertThat(BOOK.rules().stream()
                        .filter(rule -> rule.confidence().isEmpty())
                        .map(Rule::source)
                        .collect(Collectors.toSet()))
                .containsExactly("product decision");
    }

    @Test
    void everyTextIsInBothLanguages() {
        assertThat(BOOK.rules()).allSatisfy(rule -> {
            assertThat(rule.text().en()).isNotBlank().isNotEqualTo(rule.text().es());
            assertThat(rule.text().es()).isNotBlank();
            assertThat(rule.source()).isNotBlank();
        });
    }

    @Test
    void aStepQuotesItsRuleAndIsNoMoreCertainThanIt() {
        var step = BOOK.step("OH-03", Map.of("price", "420.00"), Optional.of(RoundingMode.DOWN), "25.00");

        assertThat(step.verified()).isFalse();
        assertThat(step.text()).isEqualTo(BOOK.rule("OH-03").text());
        assertThat(step.inputs()).containsEntry("price", "420.00");
        assertThat(BOOK.step("OH-02", Map.of(), Optional.empty(), "").verified())
                .isTrue();
        assertThat(BOOK.step("OH-02", Map.of(), Optional.empty(), "", false).verified())
                .isFalse();
    }

    @Test
    void aRuleThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> BOOK.rule("AU-11")).isInstanceOf(IllegalArgumentException.class);
        Rule rule = BOOK.rule("AU-01");
        assertThatThrownBy(() -> new RuleBook(List.of(rule, rule))).isInstanceOf(IllegalArgumentException.class);
    }
}
