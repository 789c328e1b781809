package dev.cuadra.onboarding.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Anything that people may say of a list, in any order, beside a model that is a map of words. */
class ChecklistModelTest {
    private static final OperationPack PACK = OperationPack.read("test", """
            {"schema":1,"id":"p","version":"1","checklists":[
            {"id":"l","title":{"es":"Lista","en":"List"},"runs":"launch","items":[
            {"id":"a","metric":"a","title":{"es":"A","en":"A"},"role":"lead","due":"launch 08:00"},
            {"id":"b","metric":"b","title":{"es":"B","en":"B"},"role":"lead","after":["a"],"due":"launch 09:00"},
            {"id":"c","metric":"c","title":{"es":"C","en":"C"},"role":"clerk","after":["a","b"]},
            {"id":"d","metric":"d","title":{"es":"D","en":"D"},"role":"lead","evidence":true,"due":"launch 08:30"}]}]}
            """);
    private static final Map<String, List<String>> AFTER = Map.of("b", List.of("a"), "c", List.of("a", "b"));
    private static final Instant START = Launches.at("2026-03-02T07:30");

    private record Step(ChecklistAct.Kind kind, String item, String role, int back, int minutes) {}

    @Provide
    Arbitrary<List<Step>> days() {
        return Combinators.combine(
                        Arbitraries.of(
                                ChecklistAct.Kind.TICK,
                                ChecklistAct.Kind.TICK,
                                ChecklistAct.Kind.ATTEST,
                                ChecklistAct.Kind.UNTICK,
                                ChecklistAct.Kind.LEAVE_OUT),
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(5, "lead"), net.jqwik.api.Tuple.of(2, "clerk")),
                        Arbitraries.of(0, 0, 0, 1, 3, -1),
                        Arbitraries.integers().between(0, 12))
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(25);
    }

    @Property(tries = 150)
    @Tag("OPS-2")
    @Tag("OPS-3")
    void whateverPeopleSayTheListStandsAsTheModelDoes(@ForAll("days") List<Step> days, @ForAll long seed) {
        ChecklistRun run =
                ChecklistRun.begun(PACK.checklist("l"), RunFrame.of(Launches.MONDAY, Launches.SANTIAGO, START));
        Map<String, String> state = new HashMap<>(Map.of("a", "open", "b", "open", "c", "open", "d", "open"));
        Map<String, Instant> last = new HashMap<>();
        Instant now = START;
        int taken = 0;
        for (Step step : days) {
            now = now.plusSeconds(60L * step.minutes());
            Instant at = now.minusSeconds(60L * step.back());
            boolean takes = takes(step, at, now, state, last);
            RunDecision decision = run.say(
                    new ChecklistAct(step.kind(), step.item(), at, "somebody", step.role(), "why", "proof"), now);
            assertThat(decision.refusal().isEmpty()).as(step.toString()).isEqualTo(takes);
            run = decision.run();
            if (takes) {
                taken++;
                last.put(step.item(), at);
                state.put(step.item(), after(step.kind()));
            }
            compare(run, state, now);
        }
        assertThat(run.events()).hasSize(taken);
        List<ChecklistEvent> shuffled = new ArrayList<>(run.events());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(new ChecklistRun(run.checklist(), run.frame(), shuffled)).isEqualTo(run);
    }

    private static String after(ChecklistAct.Kind kind) {
        if (kind == ChecklistAct.Kind.UNTICK) {
            return "open";
        }
        return kind == ChecklistAct.Kind.LEAVE_OUT ? "out" : "done";
    }

    private static boolean takes(
            Step step, Instant at, Instant now, Map<String, String> state, Map<String, Instant> last) {
        boolean open = "open".equals(state.get(step.item()));
        boolean inTime = !at.isAfter(now) && !at.isBefore(last.getOrDefault(step.item(), at));
        boolean role = step.role().equals(step.item().equals("c") ? "clerk" : "lead");
        if (!inTime || !role) {
            return false;
        }
        if (step.kind() == ChecklistAct.Kind.UNTICK) {
            return !open
                    && AFTER.entrySet().stream()
                            .noneMatch(one ->
                                    one.getValue().contains(step.item()) && !"open".equals(state.get(one.getKey())));
        }
        boolean ready = AFTER.getOrDefault(step.item(), List.of()).stream()
                .noneMatch(before -> "open".equals(state.get(before)));
        return open && ready && !(step.item().equals("d") && step.kind() == ChecklistAct.Kind.TICK);
    }

    private static void compare(ChecklistRun run, Map<String, String> state, Instant now) {
        Progress progress = run.progress(now);
        assertThat(progress.applicable() + progress.notApplicable()).isEqualTo(4);
        assertThat(progress.done())
                .isEqualTo((int) state.values().stream().filter("done"::equals).count());
        assertThat(progress.notApplicable())
                .isEqualTo((int) state.values().stream().filter("out"::equals).count());
        int late = 0;
        Map<String, String> due = Map.of("a", "08:00", "b", "09:00", "d", "08:30");
        for (Map.Entry<String, String> one : due.entrySet()) {
            Instant until = Launches.at("2026-03-02T" + one.getValue());
            late += "open".equals(state.get(one.getKey())) && now.isAfter(until) ? 1 : 0;
        }
        assertThat(progress.overdue()).isEqualTo(late);
    }
}
