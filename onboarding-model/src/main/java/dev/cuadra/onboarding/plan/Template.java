package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.calendar.DayRange;
import dev.cuadra.onboarding.internal.Refused;
import dev.cuadra.spi.problem.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A version of what an onboarding consists of. {@link TemplateReader} makes them and sees to it that everything that is
 * named exists.
 *
 * @param id which template
 * @param version which version of it, from 1
 * @param title its name for people
 * @param phases the phases in the order of their days
 * @param limits from when on a plan warns
 * @param responsibles whose the weeks of the phases are
 * @param tasks the tasks by their keys, in the order of the template
 * @param handovers which tasks hand over
 * @param checklists what is ticked off together
 * @param criteria what has to hold at the end
 * @param documents what has to be at hand
 * @param risks the register of risks
 * @param celebrations numbers worth celebrating
 * @param clips which windows were clipped to their phases when it was read
 * @source PLAN-4, PLAN-5
 */
public record Template(
        String id,
        int version,
        Text title,
        List<PlanPhase> phases,
        Limits limits,
        List<Responsible> responsibles,
        Map<String, PlanTask> tasks,
        List<Handover> handovers,
        List<Checklist> checklists,
        List<Criterion> criteria,
        List<PlanDocument> documents,
        List<Risk> risks,
        List<Celebration> celebrations,
        List<Clip> clips) {
    public Template {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(limits, "limits");
        phases = List.copyOf(phases);
        responsibles = List.copyOf(responsibles);
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
        handovers = List.copyOf(handovers);
        checklists = List.copyOf(checklists);
        criteria = List.copyOf(criteria);
        documents = List.copyOf(documents);
        risks = List.copyOf(risks);
        celebrations = List.copyOf(celebrations);
        clips = List.copyOf(clips);
        if (id.isBlank() || version < 1 || phases.isEmpty()) {
            throw Refused.because("PLAN_TEMPLATE", Map.of("id", id));
        }
    }

    /** The task of that key. */
    public Optional<PlanTask> task(String key) {
        return Optional.ofNullable(tasks.get(key));
    }

    /** The phase that a day is in; empty before the first and after the last. */
    public Optional<PlanPhase> phaseOn(long day) {
        return phases.stream().filter(phase -> phase.days().holds(day)).findFirst();
    }

    /** The first and the last day of all phases. */
    public DayRange days() {
        return new DayRange(
                phases.get(0).days().from(),
                phases.get(phases.size() - 1).days().to());
    }

    /** The id and the version, {@code customer-onboarding 1}. */
    @Override
    public String toString() {
        return id + " " + version;
    }
}
