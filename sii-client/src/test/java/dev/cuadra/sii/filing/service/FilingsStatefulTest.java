package dev.cuadra.sii.filing.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.sii.filing.FilingContent;
import dev.cuadra.sii.filing.FilingKnowledge.KnownReturn;
import dev.cuadra.sii.filing.FilingOrder;
import dev.cuadra.sii.filing.FilingResult;
import dev.cuadra.sii.filing.service.ForgetfulChannel.Way;
import dev.cuadra.spi.storage.StorageException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Calls of a channel that loses answers, from a storage that breaks, over a month that changes. */
class FilingsStatefulTest {
    private static final String SECOND_BOLETA =
            "88;20/09/2026;VIGENTE;;12345670-K;LUIS DIAZ ROJAS;NO;200000;30500;169500\n";
    private static final String ITS_ANNULMENT =
            "88;20/09/2026;ANULADA;21/09/2026;12345670-K;LUIS DIAZ ROJAS;NO;200000;30500;169500\n";

    /**
     * What happens around one call.
     *
     * @param change whether the month is closed with another sum before it
     * @param way what the channel does if anything is sent
     * @param mute whether the channel answers no question
     * @param commit which commit breaks, 0 for none
     * @param stored whether that commit is stored
     * @param minutes how long nobody calls afterwards
     */
    record Step(boolean change, Way way, boolean mute, int commit, boolean stored, int minutes) {}

    @Provide
    Arbitrary<List<Step>> days() {
        Arbitrary<Boolean> seldom = Arbitraries.integers().between(0, 3).map(number -> number == 0);
        return Combinators.combine(
                        seldom,
                        Arbitraries.of(Way.class),
                        seldom,
                        Arbitraries.of(0, 0, 0, 1, 2, 3, 4),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 1, 11))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 60)
    @Tag("SII-FILE-2")
    @Tag("SII-FILE-4")
    void whateverBreaksEachReturnIsFiledOnceAndItsFolioIsInTheBooks(
            @ForAll("days") List<Step> steps, @ForAll boolean keepsIntents) {
        House house = new House();
        ForgetfulChannel channel = new ForgetfulChannel();
        channel.keepsIntents = keepsIntents;
        Filings filings = house.filings(channel);
        Form29 form = house.form;
        boolean second = false;
        for (Step step : steps) {
            if (step.change()) {
                second = !second;
                form = house.close(second ? SECOND_BOLETA : ITS_ANNULMENT);
            }
            channel.only(step.way());
            channel.mute = step.mute();
            breakAt(house, step);
            try {
                file(filings, form);
            } catch (StorageException e) {
                assertThat(step.commit()).isPositive();
            }
            house.storage.repair();
            house.clock.advance(Duration.ofMinutes(step.minutes()));
            eachOnce(channel);
        }
        channel.only(Way.FILED);
        channel.mute = false;
        house.clock.advance(Filings.USUAL_PATIENCE);

        FilingResult end = file(filings, form);

        assertThat(end)
                .isInstanceOfSatisfying(
                        FilingResult.Filed.class,
                        filed -> assertThat(filed.folio())
                                .isEqualTo(channel.filed
                                        .get(channel.filed.size() - 1)
                                        .folio()));
        eachOnce(channel);
        assertThat(house.folios())
                .isEqualTo(channel.filed.stream().map(KnownReturn::folio).toList());
    }

    private static void breakAt(House house, Step step) {
        if (step.commit() > 0 && step.stored()) {
            house.storage.breakAfterCommit(step.commit());
        } else if (step.commit() > 0) {
            house.storage.breakBeforeCommit(step.commit());
        }
    }

    /** No return stands behind another one of the same codes. */
    private static void eachOnce(ForgetfulChannel channel) {
        for (int at = 1; at < channel.filed.size(); at++) {
            assertThat(FilingContent.same(
                            channel.filed.get(at - 1).codes(),
                            channel.filed.get(at).codes()))
                    .isFalse();
        }
    }

    private static FilingResult file(Filings filings, Form29 form) {
        FilingOrder order = House.order(form);
        FilingResult result = filings.file(House.ACME, order);
        return result instanceof FilingResult.Ready
                ? filings.file(House.ACME, order.accepted(House.word(result)))
                : result;
    }
}
