package dev.cuadra.layby.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.layby.ledger.Posting;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

class LogTest {
    private static final ObjectMapper JSON = LaybyJson.mapper();

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    @Tag("LED-I5")
    @Tag("LED-I6")
    void whatIsWrittenIsReadBackEqualAndHashesTheSame(@ForAll long seed) throws JsonProcessingException {
        List<Recorded> log = new RandomLife(seed).live(60).layby().log();
        List<Recorded> read = new ArrayList<>();
        for (Recorded recorded : log) {
            String text = JSON.writeValueAsString(recorded);
            Recorded back = JSON.readValue(text, Recorded.class);
            assertThat(back).isEqualTo(recorded);
            assertThat(JSON.writeValueAsString(back)).isEqualTo(text);
            read.add(back);
        }
        assertThat(Story.RULES.replay("L1", read)).isEqualTo(Story.RULES.replay("L1", log));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    @Tag("LED-I6")
    void aLogThatWasTouchedNamesWhere(@ForAll long seed) {
        List<Recorded> log = new RandomLife(seed).live(30).layby().log();
        int at = (int) Math.floorMod(seed, (long) log.size());
        Recorded it = log.get(at);
        List<Recorded> touched = new ArrayList<>(log);
        touched.set(
                at,
                new Recorded(
                        it.sequence(),
                        it.at(),
                        it.on(),
                        "somebody-else",
                        it.command(),
                        it.event(),
                        it.entries(),
                        it.previous(),
                        it.hash()));
        assertThatThrownBy(() -> Story.RULES.replay("L1", touched))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("LAYBY_LOG_BROKEN")
                .hasMessageContaining("event " + (at + 1) + " ");
        if (log.size() > 2) {
            List<Recorded> gap = new ArrayList<>(log);
            gap.remove(1);
            assertThatThrownBy(() -> Story.RULES.replay("L1", gap)).hasMessageContaining("event 2 ");
        }
        assertThatThrownBy(() -> Story.RULES.replay("L2", log)).hasMessageContaining("event 1 ");
    }

    @Test
    @org.junit.jupiter.api.Tag("LIF-12")
    void anIsolatedLaybyIsOnlyCorrectedByTwoAndResumed() {
        Story story = LifecycleTest.in(LaybyState.ACTIVE);
        story.taken(new LaybyCommand.Isolate("I-7"));
        assertThat(story.refused(story.cancelled())).isEqualTo("LAYBY_ISOLATED");
        assertThat(story.refused(new LaybyCommand.Daily())).isEqualTo("LAYBY_ISOLATED");
        LedgerEntry entry = new LedgerEntry(
                "LED-01",
                "",
                Optional.empty(),
                List.of(
                        new Posting(Account.of(AccountKind.ROUNDING), story.money("1.00")),
                        new Posting(Account.of(AccountKind.SALES), story.money("-1.00"))));
        assertThat(story.refused(new LaybyCommand.Correct("I-7", List.of(entry), Set.of("ana"))))
                .isEqualTo("CORRECTION_APPROVERS");
        assertThat(story.refused(new LaybyCommand.Correct("I-8", List.of(entry), Set.of("ana", "bo"))))
                .isEqualTo("INCIDENT_DIFFERS");
        Decision corrected = story.decide(new LaybyCommand.Correct("I-7", List.of(entry), Set.of("ana", "bo")));
        assertThat(corrected).isInstanceOf(Decision.Taken.class);
        assertThat(story.balance(AccountKind.SALES)).isEqualTo("1.00");
        story.decide(new LaybyCommand.Resume("I-7"));
        assertThat(story.now().isolatedFor()).isEmpty();
        assertThat(Story.RULES.replay("L1", story.now().log())).isEqualTo(story.now());
    }
}
