package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the house says and writes: announcements before and on the day of the launch, and help pages that people use. */
final class HouseStory {
    private static final String HELP = "https://ayuda.example/apartados";
    private static final List<String> ARTICLES =
            List.of("abrir-un-apartado", "registrar-un-pago", "anular-un-apartado", "entregar-los-productos");

    private final Story story;
    private final Dice dice;

    HouseStory(Story story, long seed) {
        this.story = story;
        this.dice = new Dice(seed, "house");
    }

    void tell() {
        announcements();
        Instant written = story.days().at(-2, 10, 0);
        ARTICLES.forEach(
                article -> article(written, article, article, "Paso a paso, con una imagen de cada pantalla."));
        article(story.days().at(4, 11, 0), ARTICLES.get(1), "registrar-un-pago-2", "También cuando falla la caja.");
        used();
    }

    private void announcements() {
        LaunchDays days = story.days();
        announce(
                "layby-days-to-go",
                days.at(-2, 10, 0),
                common().put("launch", days.launch().toString())
                        .put("guideUrl", HELP)
                        .put("supportMail", "soporte@ejemplo.example"));
        announce(
                "layby-live-tomorrow",
                days.at(-2, 15, 0),
                common().put("goLive", days.live().toString()).put("helpUrl", HELP));
        announce(
                "layby-live-announcement",
                days.at(1, 8, 15),
                common().put("guideUrl", HELP)
                        .put("supportMail", "soporte@ejemplo.example")
                        .put("supportPhone", "+56 2 2123 4567")
                        .put("hours", "08:00–20:00"));
    }

    private static ObjectNode common() {
        return Story.what().put("company", DayPages.COMPANY);
    }

    private void announce(String template, Instant at, ObjectNode values) {
        ObjectNode what = Story.what().put("template", template).put("at", at.toString());
        what.set("values", values);
        story.tell(story.days().at(-2, 9, 30), "announce", what);
    }

    private void article(Instant at, String article, String title, String body) {
        String words = title.replace('-', ' ');
        String shown = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        ObjectNode what =
                Story.what().put("article", article).put("title", shown).put("body", body);
        what.set("topics", Story.texts(List.of("apartados")));
        story.tell(at, "article", what.put("by", "paula"));
    }

    private void used() {
        for (int day = 1; day <= story.days().days(); day++) {
            for (int time = dice.between(2, 7); time > 0; time--) {
                ObjectNode what = Story.what().put("article", dice.pick(ARTICLES));
                what.put("use", dice.pick(List.of("VIEWED", "VIEWED", "SOLVED", "SOLVED", "TICKET")));
                story.tell(story.days().at(day, dice.between(8, 19), dice.below(60)), "article.use", what);
            }
        }
    }
}
