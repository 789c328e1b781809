package dev.cuadra.onboarding.backtest;

import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Objects;

/**
 * What a backtest found.
 *
 * @param json all of it as canonical JSON, whose member {@code hash} is the SHA-256 of the rest
 * @param hash the hash
 * @param text what a person reads of it
 * @param complete whether all looks were done
 * @param episodes when triggers that have an effect fired
 * @param missed the incidents of which no such trigger told, as far as they fall into the looks
 * @param differences where the two definitions disagree
 * @source BACK-2, BACK-3
 */
public record BacktestResult(
        String json,
        String hash,
        Text text,
        boolean complete,
        List<Episode> episodes,
        List<Incident> missed,
        List<Difference> differences) {
    public BacktestResult {
        Objects.requireNonNull(json, "json");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(text, "text");
        episodes = List.copyOf(episodes);
        missed = List.copyOf(missed);
        differences = List.copyOf(differences);
    }

    /** Of these episodes those that told of nothing that is known to have happened. */
    public List<Episode> falseAlarms() {
        return episodes.stream()
                .filter(episode -> episode.incidents().isEmpty())
                .toList();
    }
}
