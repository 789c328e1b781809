package dev.cuadra.onboarding.health;

import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.metric.Exact;
import dev.cuadra.spi.problem.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What scores say in words. */
final class HealthSentences {
    private static final int SHOWN = 2;
    private static final Exact HUNDRED = Exact.of(100);

    private HealthSentences() {}

    static Text of(HealthScore score) {
        List<Text> said = new ArrayList<>();
        Text coverage = number(HUNDRED.times(score.coverage()), 1);
        if (score.score().isPresent()) {
            Text band = score.band().label();
            Text points = number(score.score().get(), SHOWN);
            said.add(say("health.score", Map.of("score", points, "band", band, "coverage", coverage)));
        } else if (score.unconfirmed().isPresent()) {
            Text points = number(score.unconfirmed().get(), SHOWN);
            said.add(say("health.unconfirmed", Map.of("score", points, "coverage", coverage)));
        } else {
            said.add(say("health.nothing", Map.of()));
        }
        if (!score.redFlags().isEmpty()) {
            String flags = String.join(", ", score.redFlags());
            said.add(say(score.capped() ? "health.capped" : "health.flags", Map.of("flags", flags)));
        }
        String missing = score.contributions().stream()
                .filter(each -> each.state() == Contribution.State.MISSING || each.state() == Contribution.State.STALE)
                .map(Contribution::key)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            said.add(say("health.missing", Map.of("keys", missing)));
        }
        return new Text(
                said.stream().map(Text::es).collect(Collectors.joining(" ")),
                said.stream().map(Text::en).collect(Collectors.joining(" ")));
    }

    private static Text number(Exact value, int decimals) {
        return Text.figure(HealthScore.shown(value, decimals).toPlainString());
    }

    private static Text say(String key, Map<String, ?> values) {
        return Texts.BOOK.text(key, values);
    }
}
