package dev.cuadra.onboarding.operation;

import static dev.cuadra.onboarding.operation.Launches.at;
import static dev.cuadra.onboarding.operation.Launches.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IncidentTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Instant TWO = at("2026-03-04T14:00");

    private static IncidentAct act(IncidentAct.Kind kind, int minute) {
        return IncidentAct.of(kind, minute(minute), "tom", "technical-lead", "words");
    }

    private static Instant minute(int minute) {
        return TWO.plusSeconds(60L * minute);
    }

    private static Incident incident(IncidentAct... acts) {
        List<IncidentAct> all = new ArrayList<>(List.of(act(IncidentAct.Kind.DETECTED, 0)));
        all.addAll(List.of(acts));
        return new Incident("I-1", QUARTER, all);
    }

    @Test
    @Tag("OPS-9")
    void anOutageOfSeventyMinutesIsComputedFromItsEvents() {
        Incident outage = incident(
                act(IncidentAct.Kind.DECLARED, 5).affecting(30, 120),
                act(IncidentAct.Kind.UPDATED, 20)
                        .with(IncidentStatus.IDENTIFIED)
                        .affecting(60, 120),
                act(IncidentAct.Kind.UPDATED, 51),
                act(IncidentAct.Kind.MITIGATED, 55),
                act(IncidentAct.Kind.RESOLVED, 70).affecting(0, 120));

        IncidentFigures figures = outage.figures(minute(90));

        assertThat(figures.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(figures.toDeclare()).contains(Duration.ofMinutes(5));
        assertThat(figures.toMitigate()).contains(Duration.ofMinutes(55));
        assertThat(figures.toResolve()).contains(Duration.ofMinutes(70));
        assertThat(figures.updates()).isEqualTo(2);
        // At 20 in time; due at 35 and 50, told at 51: two missed; due at 66, over at 70: one more.
        assertThat(figures.missedUpdates()).isEqualTo(3);
        assertThat(figures.nextUpdate()).isEmpty();
        assertThat(figures.affected()).contains(new IncidentAct.Affected(0, 120));
        assertThat(figures.mostAffected()).contains(new IncidentAct.Affected(60, 120));
        assertThat(outage.figures(minute(30)).status()).isEqualTo(IncidentStatus.IDENTIFIED);
        assertThat(outage.figures(minute(60)).status()).isEqualTo(IncidentStatus.RESOLVING);
    }

    @Test
    @Tag("OPS-9")
    void anUpdateInTheLastInstantIsInTime() {
        Incident open = incident(act(IncidentAct.Kind.DECLARED, 0));

        assertThat(open.figures(minute(15)).missedUpdates()).isZero();
        assertThat(open.figures(minute(15)).updateLate()).isFalse();
        assertThat(open.figures(minute(15).plusNanos(1)).missedUpdates()).isEqualTo(1);
        assertThat(open.figures(minute(15).plusNanos(1)).updateLate()).isTrue();
        assertThat(open.figures(minute(30)).missedUpdates()).isEqualTo(1);
        assertThat(open.figures(minute(31)).missedUpdates()).isEqualTo(2);
        assertThat(open.figures(minute(31)).nextUpdate()).contains(minute(15));
    }

    @Test
    @Tag("OPS-9")
    void anIncidentIsDetectedDeclaredToldOfAndResolvedInThatOrder() {
        Incident seen = incident();
        assertThat(seen.figures(minute(1)).nextUpdate()).isEmpty();
        assertThat(refused(seen, act(IncidentAct.Kind.UPDATED, 1), 1)).isEqualTo("OPERATION_INCIDENT_STATE");
        assertThat(refused(seen, act(IncidentAct.Kind.DECLARED, 2), 1)).isEqualTo("OPERATION_FUTURE");
        Incident declared = incident(act(IncidentAct.Kind.DECLARED, 5));
        assertThat(refused(declared, act(IncidentAct.Kind.UPDATED, 4), 6)).isEqualTo("OPERATION_BEFORE_LAST");
        assertThat(refused(declared, act(IncidentAct.Kind.DECLARED, 6), 6)).isEqualTo("OPERATION_INCIDENT_STATE");
        assertThat(refused(declared, act(IncidentAct.Kind.REVIEWED, 6), 6)).isEqualTo("OPERATION_INCIDENT_STATE");
        Incident over = incident(act(IncidentAct.Kind.DECLARED, 5), act(IncidentAct.Kind.RESOLVED, 9));
        assertThat(refused(over, act(IncidentAct.Kind.UPDATED, 10), 10)).isEqualTo("OPERATION_INCIDENT_STATE");
        assertThat(refused(over, act(IncidentAct.Kind.REVIEWED, 10), 10)).isEmpty();
        Incident again =
                over.say(act(IncidentAct.Kind.REOPENED, 20), minute(20)).incident();
        assertThat(again.figures(minute(40)).status()).isEqualTo(IncidentStatus.INVESTIGATING);
        assertThat(again.figures(minute(40)).missedUpdates()).isEqualTo(1);
        assertThat(again.figures(minute(40)).toResolve()).isEmpty();
        assertThat(again.figures(minute(40)).nextUpdate()).contains(minute(35));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Incident("I-1", QUARTER, List.of(act(IncidentAct.Kind.DECLARED, 0))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> act(IncidentAct.Kind.MITIGATED, 1).with(IncidentStatus.IDENTIFIED));
    }

    private static String refused(Incident incident, IncidentAct act, int now) {
        Incident.Decision decision = incident.say(act, minute(now));
        assertThat(decision.incident().equals(incident))
                .isEqualTo(decision.refusal().isPresent());
        return code(decision.refusal());
    }

    /** Somebody with a watch: every minute that a word was due and did not come is noted. */
    @Property(tries = 100)
    @net.jqwik.api.Tag("OPS-9")
    void missedUpdatesAreThoseThatSomebodyWithAWatchNotes(
            @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 50) Integer> waits,
            @ForAll @IntRange(min = 0, max = 60) int rest) {
        List<IncidentAct> acts = new ArrayList<>(List.of(act(IncidentAct.Kind.DECLARED, 0)));
        int minute = 0;
        int noted = 0;
        List<Integer> gaps = new ArrayList<>(waits);
        gaps.add(rest);
        for (int i = 0; i < gaps.size(); i++) {
            for (int waited = 1; waited <= gaps.get(i); waited++) {
                noted += waited > 1 && (waited - 1) % 15 == 0 ? 1 : 0;
            }
            minute += gaps.get(i);
            if (i < gaps.size() - 1) {
                acts.add(act(IncidentAct.Kind.UPDATED, minute));
            }
        }
        Incident incident = incident(acts.toArray(IncidentAct[]::new));

        assertThat(incident.figures(minute(minute)).missedUpdates()).isEqualTo(noted);
        assertThat(incident.figures(minute(minute)).updates()).isEqualTo(waits.size());
        assertThat(Optional.of(incident.figures(minute(minute)).detectedAt())).contains(TWO);
    }
}
