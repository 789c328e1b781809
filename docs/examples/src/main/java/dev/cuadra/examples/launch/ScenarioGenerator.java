package dev.cuadra.examples.launch;

import java.time.LocalDate;
import java.time.ZoneId;

/** Makes a scenario from a seed, and from nothing else: no clock is read and chance is {@link Dice}. Stateless. */
public final class ScenarioGenerator {
    private static final LocalDate LAUNCH = LocalDate.of(2025, 9, 29);
    private static final ZoneId HOUSE = ZoneId.of("America/Santiago");

    private ScenarioGenerator() {}

    /**
     * The scenario of a size.
     *
     * @param language the language of what the house writes, {@code es} or {@code en}
     */
    public static Scenario make(SimulationSize size, String language) {
        LaunchDays days = new LaunchDays(LAUNCH, size.days(), HOUSE);
        Story story = new Story(days);
        new HouseStory(story, size.seed()).tell();
        new StaffStory(story, size.seed()).tell();
        new IncidentStory(story, size.seed()).tell(size.tickets() > 0);
        new PilotStory(story, size.seed()).tell();
        new MeasuredStory(story, size.seed()).tell(size.laybys());
        new LaybyStory(story, size.seed()).tell(size.laybys());
        new TicketStory(story, size.seed()).tell(size.tickets());
        new CustomerStory(story, size.seed()).tell(size.customers());
        return new Scenario(days, language, Long.toString(size.seed()), story.steps());
    }
}
