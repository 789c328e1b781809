package dev.cuadra.examples.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** A launch lived through again has the same bytes, whatever happened to the process that lives through it. */
class LaunchReplayedTest {
    private static final Map<String, String> FIRST = Simulation.whole(Simulation.small());

    @Test
    void theSameSeedGivesTheSameBytesInAnotherLocaleAndZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(Simulation.whole(Simulation.small())).isEqualTo(FIRST);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void itsLinesAreReadBackToTheSameScenarioAndGiveTheSameBytes() {
        Scenario made = Simulation.small();
        Scenario read = Scenario.read(made.lines());

        assertThat(read.lines()).isEqualTo(made.lines());
        assertThat(Simulation.whole(read)).isEqualTo(FIRST);
    }

    @Test
    void aRunThatWasKilledInTheMiddleOfStepsGoesOnAsIfNothingHadBeen() {
        Simulation run = new Simulation(Simulation.small());
        int steps = run.player().steps();
        for (int stop : List.of(3, steps / 3, steps / 2, steps - 2)) {
            Player player = run.player();
            while (player.done() < stop) {
                player.next();
            }
            // Everything of the next step is stored, and nobody noted that it was taken.
            player.take(stop);
        }
        assertThat(run.end()).isEqualTo(FIRST);
    }

    @Test
    void everyStepTakenTwiceChangesNothing() {
        Simulation run = new Simulation(Simulation.small());
        Player player = run.player();
        for (int place = 0; place < player.steps(); place++) {
            player.take(place);
            player.next();
        }
        assertThat(run.files).isEqualTo(FIRST);
    }

    @Test
    void aFinishedRunHasNothingLeftToDoAndAnotherScenarioIsRefused() {
        Simulation run = new Simulation(Simulation.small());
        run.end();

        assertThat(run.player().next()).isFalse();
        Scenario other = ScenarioGenerator.make(new SimulationSize(8, 3, 20, 12, 2), "es");
        Player foreign = new Player(other, run.medium, (name, content) -> {});
        assertThatThrownBy(foreign::next)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("LAUNCH_OTHER_RUN"));
    }

    @Test
    void anotherSeedIsAnotherLaunch() {
        Scenario other = ScenarioGenerator.make(new SimulationSize(8, 3, 20, 12, 2), "es");

        assertThat(other.lines()).isNotEqualTo(Simulation.small().lines());
    }

    @Test
    void aLineThatIsNoneIsNamed() {
        String lines = Simulation.small().lines();
        String broken = lines.replaceFirst("\"do\":\"rota\"", "\"do\":\"sleep\"");

        assertThatThrownBy(() -> Scenario.read(broken)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("LAUNCH_SCENARIO");
            assertThat(e.problem().where().toString()).contains("2");
        });
        assertThatThrownBy(() -> Scenario.read("")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Scenario.read("{\"scenario\":2}")).isInstanceOf(ProblemException.class);
    }
}
