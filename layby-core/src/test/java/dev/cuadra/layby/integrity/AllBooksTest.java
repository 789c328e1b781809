package dev.cuadra.layby.integrity;

import static dev.cuadra.layby.integrity.Damage.CHECKER;
import static dev.cuadra.layby.integrity.Damage.books;
import static dev.cuadra.layby.integrity.Damage.nzd;
import static dev.cuadra.layby.integrity.Damage.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.agreement.Lives;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds only between all books. */
class AllBooksTest {
    private static final Books RUNNING = books(Lives.running());
    private static final Books PAID = renamed(books(Lives.fullyPaid()), "B-10", "B-11", "B-12");

    private final List<IntegrityFinding> found = new ArrayList<>();
    private final AllBooks all = new AllBooks(CHECKER, found::add);

    /** Another lay-by by the same events: only what the set checks look at differs. */
    private static Books renamed(Books books, String... receipts) {
        StoredView view = books.view();
        List<dev.cuadra.layby.agreement.Payment> payments = new ArrayList<>();
        for (int i = 0; i < receipts.length; i++) {
            payments.add(with(view.payments().get(i), "receipt", receipts[i]));
        }
        return new Books(with(with(view, "payments", payments), "agreement", "L2"), books.log());
    }

    private List<String> codes(Check check) {
        return found.stream()
                .filter(finding -> finding.check() == check)
                .map(finding -> finding.agreement() + " " + finding.problem().code())
                .toList();
    }

    @Test
    @Tag("INT-06")
    void holdsThatAgreeWithTheLaybysAndTheShelvesGiveNoFinding() {
        all.books(Stream.of(RUNNING, PAID))
                .holds(Stream.of(
                        new StockHold("L2", "store-1", "SOFA", 1),
                        new StockHold("L1", "store-1", "TV", 1),
                        new StockHold("L2", "store-1", "SOFA", 1)))
                .levels(Stream.of(new OnHand("store-1", "SOFA", 2), new OnHand("store-1", "TV", 5)));

        assertThat(codes(Check.INT_06)).isEmpty();
    }

    @Test
    @Tag("INT-06")
    void aMissingAForeignAndAnExcessiveHoldAreFound() {
        all.books(Stream.of(RUNNING, PAID))
                .holds(Stream.of(
                        new StockHold("L2", "store-1", "SOFA", 1),
                        new StockHold("L2", "store-1", "LAMP", 1),
                        new StockHold("GONE", "store-1", "TV", 1)));

        assertThat(codes(Check.INT_06))
                .containsExactlyInAnyOrder(
                        "GONE INT_06_NO_AGREEMENT", "L1 INT_06_HOLDS", "L2 INT_06_HOLDS", "L2 INT_06_HOLDS");
        IntegrityFinding missing = found.stream()
                .filter(finding -> finding.agreement().equals("L1") && finding.check() == Check.INT_06)
                .findFirst()
                .orElseThrow();
        assertThat(missing.expected()).isEqualTo("1");
        assertThat(missing.actual()).isEqualTo("0");
    }

    @Test
    @Tag("INT-06")
    @Tag("STK-02")
    void aStoreThatHoldsMoreThanItHasIsFound() {
        all.books(Stream.of(RUNNING, PAID))
                .holds(Stream.of(new StockHold("L1", "store-1", "TV", 1), new StockHold("L2", "store-1", "SOFA", 2)))
                .levels(Stream.of(new OnHand("store-1", "SOFA", 1)));

        assertThat(codes(Check.INT_06)).containsExactly(" INT_06_ON_HAND", " INT_06_ON_HAND");
    }

    @Test
    @Tag("INT-07")
    void aReceiptOfTwoLaybysIsFoundAndOneOfTwoBusinessesIsNot() {
        Books other = new Books(with(with(RUNNING.view(), "agreement", "L3"), "business", "other"), RUNNING.log());
        Books twin = new Books(with(RUNNING.view(), "agreement", "L4"), RUNNING.log());

        all.books(Stream.of(RUNNING, other));
        assertThat(codes(Check.INT_07).stream().filter(code -> code.contains("RECEIPT")))
                .isEmpty();
        all.books(Stream.of(twin));
        assertThat(codes(Check.INT_07).stream().filter(code -> code.contains("RECEIPT")))
                .containsExactly("L4 INT_07_RECEIPT", "L4 INT_07_RECEIPT");
    }

    @Test
    @Tag("LED-I4")
    void theLiabilityShownHasToBeWhatIsHeldForAll() {
        Books paid = books(Lives.fullyPaid());
        // 102.50 of the running one, 560.00 of the paid one.
        all.books(Stream.of(RUNNING, paid)).liability(List.of(nzd("662.50")));
        assertThat(codes(Check.LED_I4)).isEmpty();
        assertThat(all.summary().customerFunds()).containsExactly("662.50 NZD");

        all.liability(List.of(nzd("662.49")));
        assertThat(codes(Check.LED_I4)).containsExactly(" LED_I4_LIABILITY");
        assertThat(all.summary().findings()).containsKey(Check.LED_I4);
        assertThat(all.summary().sound()).isFalse();
    }

    @Test
    void marksTellTextsApartAsASetOfTextsDoes() {
        Marks marks = new Marks();
        Set<String> texts = new HashSet<>();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = "R-" + random.nextInt(10_000);
            assertThat(marks.add(text)).isEqualTo(texts.add(text));
        }
    }

    @Test
    void aSummaryCountsLaybysAndFindingsOfEachCheck() {
        all.books(Stream.of(RUNNING));
        assertThat(all.summary()).isEqualTo(new IntegritySummary(1, Map.of(), List.of("102.50 NZD")));
    }
}
