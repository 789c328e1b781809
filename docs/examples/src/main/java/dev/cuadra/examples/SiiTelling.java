package dev.cuadra.examples;

import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.F29Line;
import dev.cuadra.sii.bhe.AnnualSummary;
import dev.cuadra.sii.f29.Declaration;
import dev.cuadra.sii.f29.MonthReconciliation;
import dev.cuadra.sii.f29.MonthReconciliation.Bucket;
import dev.cuadra.sii.f29.ProposalComparison;
import dev.cuadra.sii.filing.ManualPack;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Says what the SII said, for a person. */
record SiiTelling(Console console) {
    /** Everything of a review, what did not come first. */
    void tell(SiiReview review, SiiPlace place) {
        console.print(
                "sii.title",
                Map.of("place", place.word(), "period", review.close().form29().period()));
        missed(review);
        received(review);
        review.answers().annual().ifPresent(line -> annual(line, review));
        review.answers().proposal().ifPresent(said -> {
            if (said.proposal().isEmpty()) {
                console.print("sii.proposal.none", Map.of());
            }
        });
        review.comparison().ifPresent(this::comparison);
        review.reconciliation().ifPresent(this::reconciliation);
        review.answers()
                .declarations()
                .ifPresent(all -> all.stream()
                        .filter(Declaration::inForce)
                        .forEach(declared -> console.print(
                                "sii.declared",
                                Map.of("folio", declared.folio().orElse("—"), "created", declared.created()))));
    }

    /** The parts that did not come, and why. */
    void missed(SiiReview review) {
        review.answers()
                .missed()
                .forEach(missed -> console.print(
                        "sii.missed",
                        Map.of(
                                "part", console.text("sii.part." + missed.part(), Map.of()),
                                "round", missed.round(),
                                "kind",
                                        missed.fault()
                                                .map(fault -> fault.kind().name())
                                                .orElseGet(() -> console.text("sii.missed.notAsked", Map.of())))));
    }

    private void received(SiiReview review) {
        review.answers()
                .received()
                .ifPresent(list -> console.print(
                        "sii.received",
                        Map.of(
                                "declared", list.declared(),
                                "read", list.report().rows().size(),
                                "rejected", SiiReview.unread(list))));
        review.answers()
                .bte()
                .ifPresent(report ->
                        console.print("sii.bte", Map.of("read", report.rows().size())));
    }

    private void annual(AnnualSummary.Line line, SiiReview review) {
        console.print(
                "sii.annual",
                Map.of(
                        "retained", SiiReview.grouped(line.retained()),
                        "difference",
                                review.reconciliation()
                                        .flatMap(MonthReconciliation::annualDifference)
                                        .map(SiiReview::grouped)
                                        .orElse("—")));
    }

    /** The codes in which the proposal differs. */
    void comparison(ProposalComparison compared) {
        if (compared.agrees()) {
            console.print("sii.proposal.agrees", Map.of());
            return;
        }
        console.print(
                "sii.proposal.differs", Map.of("count", compared.differences().size()));
        compared.differences()
                .forEach(code -> console.print(
                        code.follows() ? "sii.code.follows" : "sii.code",
                        Map.of(
                                "code", code.code(),
                                "label",
                                        F29Form.current()
                                                .line(code.code())
                                                .map(F29Line::label)
                                                .orElse(""),
                                "ours", value(code.ours()),
                                "theirs", value(code.theirs()),
                                "difference", FilingsCommand.grouped(code.difference()))));
    }

    private static String value(Optional<BigDecimal> value) {
        return value.map(FilingsCommand::grouped).orElse("—");
    }

    private void reconciliation(MonthReconciliation made) {
        console.print(
                "sii.reconciled",
                Map.of(
                        "theirs", SiiReview.grouped(made.ours().plus(made.difference())),
                        "ours", SiiReview.grouped(made.ours()),
                        "difference", SiiReview.grouped(made.difference())));
        for (Bucket bucket : Bucket.values()) {
            if (!made.of(bucket).isEmpty()) {
                console.print(
                        "sii.bucket",
                        Map.of(
                                "title", bucket.title().in(console.locale()),
                                "sum", SiiReview.grouped(made.sum(bucket)),
                                "count", made.of(bucket).size()));
            }
        }
    }

    /** Where the pack is. */
    void pack(ManualPack pack, OutDirectory out) {
        console.print(
                "sii.pack",
                Map.of(
                        "file", out.resolve(SiiFiles.SHEET),
                        "checksum", pack.checksum().substring(0, 8)));
    }
}
