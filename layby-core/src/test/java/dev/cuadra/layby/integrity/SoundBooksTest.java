package dev.cuadra.layby.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.agreement.Lives;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Sound books give no finding, whatever happened to the lay-by. */
class SoundBooksTest {
    private static final LaybyEngine ENGINE = LaybyRules.standard();

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Tag("INT-01")
    @Tag("INT-02")
    @Tag("INT-03")
    @Tag("INT-04")
    @Tag("INT-05")
    @Tag("INT-07")
    @Tag("INT-08")
    @Tag("INT-09")
    @Tag("INT-10")
    @Tag("INT-11")
    void soundBooksGiveNoFinding(@ForAll long seed, @ForAll @IntRange(max = 80) int commands) {
        Books books = Books.of(ENGINE, Lives.random(seed, commands));
        assertThat(new IntegrityChecker(ENGINE).check(books))
                .extracting(finding -> finding.problem().message().en())
                .isEmpty();
    }

    /** It was once taken for a broken book, and the lay-by isolated for it. */
    @Test
    @org.junit.jupiter.api.Tag("INT-03")
    void whatIsPaidOfAShortfallBeyondThePriceIsNoInstalment() {
        Layby layby = Lives.paidBeyondThePrice();
        assertThat(layby.netPaid()).isGreaterThan(layby.total());
        assertThat(new IntegrityChecker(ENGINE).check(Books.of(ENGINE, layby))).isEmpty();
    }
}
