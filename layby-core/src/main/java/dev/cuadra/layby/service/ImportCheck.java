package dev.cuadra.layby.service;

import dev.cuadra.layby.transfer.ListedLayby;
import dev.cuadra.layby.transfer.OpeningProof;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Objects;

/**
 * What a list comes to, before anything of it is written.
 *
 * @param proof whether it comes to its control total
 * @param titles the titles of the list as they stand
 * @param rejected the lay-bys that may not come in, in order, each with every reason
 */
public record ImportCheck(OpeningProof proof, List<String> titles, List<ListedLayby> rejected) {
    public ImportCheck {
        Objects.requireNonNull(proof, "proof");
        titles = List.copyOf(titles);
        rejected = List.copyOf(rejected);
    }

    /** The lines of the rejected lay-bys as they stand: under {@link #titles} and mended, they are a list again. */
    public List<List<String>> rejectedLines() {
        return rejected.stream()
                .flatMap(listed -> listed.lines().stream())
                .map(line -> line.cells())
                .toList();
    }

    /** Everything that somebody has to look at: why lay-bys are rejected, then what differs from the control total. */
    public List<Problem> problems() {
        List<Problem> all = new java.util.ArrayList<>();
        rejected.forEach(listed -> all.addAll(listed.problems()));
        all.addAll(proof.problems());
        return List.copyOf(all);
    }
}
