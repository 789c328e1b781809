package dev.cuadra.boleta.register;

import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.register.MatchFinding.Kind;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.spi.problem.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Our boletas of some days beside the SII's list of the same days. A pure function of the two.
 *
 * @param matched boletas that both sides have and describe alike, in order
 * @param findings the others, in order; one boleta may have several
 * @param totals what both sides add up to, and which findings make the difference
 * @source REG-3
 */
public record Matching(List<BoletaId> matched, List<MatchFinding> findings, MatchTotals totals) {
    public Matching {
        Objects.requireNonNull(totals, "totals");
        matched = List.copyOf(matched);
        findings = List.copyOf(findings);
    }

    /** Compares the two sides, given in any order. Those of erased people are found by folio, date and gross fee. */
    public static Matching of(Collection<Boleta> own, Collection<ReportRow> sii) {
        return new Match(own, sii).run();
    }

    /** How many boletas and findings: whose they are stays out of logs. */
    @Override
    public String toString() {
        return "Matching[" + matched.size() + " matched, " + findings.size() + " findings]";
    }

    /** One comparison. */
    private static final class Match {
        private final Map<BoletaId, Boleta> own = new TreeMap<>();
        private final Map<BoletaId, ReportRow> theirs = new TreeMap<>();
        private final List<BoletaId> matched = new ArrayList<>();
        private final List<MatchFinding> findings = new ArrayList<>();

        Match(Collection<Boleta> own, Collection<ReportRow> sii) {
            own.forEach(boleta -> this.own.put(boleta.id(), boleta));
            TreeSet<BoletaId> twice = new TreeSet<>();
            sii.forEach(row -> {
                ReportRow first = theirs.putIfAbsent(row.id(), row);
                if (first != null && !alike(first, row)) {
                    twice.add(row.id());
                }
            });
            twice.forEach(id -> findings.add(finding(Kind.TWICE_AT_SII, id, "", "")));
        }

        Matching run() {
            nameErased();
            TreeSet<BoletaId> all = new TreeSet<>(own.keySet());
            all.addAll(theirs.keySet());
            all.forEach(this::compare);
            return new Matching(matched, findings, MatchTotals.of(own, theirs, findings));
        }

        private static boolean alike(ReportRow a, ReportRow b) {
            return a.date().equals(b.date())
                    && a.gross().equals(b.gross())
                    && a.retained().equals(b.retained())
                    && a.state().equals(b.state());
        }

        /** A boleta of somebody erased goes by the name that the list gives it, if there is exactly one such row. */
        private void nameErased() {
            for (Boleta boleta : List.copyOf(own.values())) {
                if (!boleta.id().isErased()) {
                    continue;
                }
                List<ReportRow> same = theirs.values().stream()
                        .filter(row -> !own.containsKey(row.id())
                                && row.id().folio() == boleta.id().folio()
                                && row.date().equals(boleta.date())
                                && row.gross().equals(boleta.gross()))
                        .toList();
                if (same.size() == 1) {
                    own.remove(boleta.id());
                    own.put(same.get(0).id(), boleta.named(same.get(0).id()));
                }
            }
        }

        private void compare(BoletaId id) {
            Boleta ours = own.get(id);
            ReportRow row = theirs.get(id);
            if (row == null) {
                findings.add(finding(Kind.MISSING_AT_SII, id, said(ours), "—"));
            } else if (ours == null) {
                findings.add(finding(
                        Kind.MISSING_HERE,
                        id,
                        "—",
                        row.gross() + " " + row.state().text()));
            } else {
                int before = findings.size();
                differ(id, ours, row);
                if (findings.size() == before) {
                    matched.add(id);
                }
            }
        }

        private static String said(@org.jspecify.annotations.Nullable Boleta boleta) {
            return boleta == null ? "—" : boleta.gross() + " " + boleta.state();
        }

        private void differ(BoletaId id, Boleta ours, ReportRow row) {
            Optional<BoletaState> state = row.state().state();
            if (state.isEmpty()) {
                findings.add(finding(
                        Kind.STATE_UNKNOWN, id, ours.state(), row.state().text()));
            } else if (state.get() != ours.state()) {
                findings.add(finding(Kind.STATE, id, ours.state(), state.get()));
            }
            if (!row.gross().equals(ours.gross())) {
                findings.add(finding(Kind.GROSS, id, ours.gross(), row.gross()));
            }
            // Nothing is kept back of an annulled one, though its row still shows what was.
            boolean counts =
                    ours.state().counts() && state.map(BoletaState::counts).orElse(true);
            Object kept = ours.retained().plus(ours.loanRetained());
            if (counts && !row.retained().equals(kept)) {
                findings.add(finding(Kind.RETAINED, id, kept, row.retained()));
            }
            if (!row.date().equals(ours.date())) {
                findings.add(finding(Kind.DATE, id, ours.date(), row.date()));
            }
        }

        private static MatchFinding finding(Kind kind, BoletaId id, Object here, Object there) {
            return new MatchFinding(
                    kind,
                    id,
                    Texts.BOOK.problem(
                            "MATCH_" + kind, Place.NOWHERE, Map.of("boleta", id.masked(), "here", here, "sii", there)));
        }
    }
}
