package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.sii.f29.Declaration;
import dev.cuadra.sii.f29.MonthReconciliation;
import dev.cuadra.sii.f29.MonthReconciliation.Bucket;
import dev.cuadra.sii.f29.ProposalComparison;
import dev.cuadra.sii.filing.ManualPack;
import dev.cuadra.spi.problem.Problem;
import java.util.List;
import java.util.Locale;

/** A review as {@code reconciliation.json}. What was not read is null, never nothing. */
final class ReconciliationJson {
    private final SiiReview review;
    private final Locale locale;

    private ReconciliationJson(SiiReview review, Locale locale) {
        this.review = review;
        this.locale = locale;
    }

    /**
     * The document.
     *
     * @param place where the SII was looked for
     */
    static ObjectNode write(SiiReview review, SiiPlace place, ManualPack pack, List<String> packFiles, Locale locale) {
        return new ReconciliationJson(review, locale).document(place, pack, packFiles);
    }

    private ObjectNode document(SiiPlace place, ManualPack pack, List<String> packFiles) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("payer", review.close().payer().toString());
        root.put("period", review.close().form29().period().toString());
        root.put("periodRule", review.close().form29().rule().name());
        root.put("sii", place.word());
        root.put("state", review.state().name());
        received(root);
        bte(root);
        annual(root);
        proposal(root);
        reconciliation(root);
        declarations(root);
        faults(root);
        ObjectNode manual = root.putObject("manualPack");
        manual.put("checksum", pack.checksum());
        ArrayNode files = manual.putArray("files");
        packFiles.forEach(files::add);
        return root;
    }

    private void received(ObjectNode root) {
        root.putNull("received");
        review.answers().received().ifPresent(list -> {
            int rejected = SiiReview.unread(list);
            int read = list.report().rows().size();
            ObjectNode json = root.putObject("received");
            json.put("declared", list.declared());
            json.put("received", read);
            json.put("rejected", rejected);
            json.put("complete", rejected == 0 && read == list.declared());
            json.put("retained", retained(list.report()).pesos());
            ArrayNode rejects = json.putArray("rejects");
            list.report().rejects().forEach(reject -> rejects.add(problem(reject.problem())));
        });
    }

    private void bte(ObjectNode root) {
        root.putNull("bte");
        review.answers().bte().ifPresent(report -> {
            ObjectNode json = root.putObject("bte");
            json.put("received", report.rows().size());
            json.put("rejected", report.rejects().size());
            json.put("retained", retained(report).pesos());
        });
    }

    private static Clp retained(BoletaReport report) {
        return Clp.sum(report.rows().stream()
                .filter(row ->
                        row.state().state().filter(BoletaState.ANULADA::equals).isEmpty())
                .map(ReportRow::retained)
                .toList());
    }

    private void annual(ObjectNode root) {
        root.putNull("annual");
        review.answers().annual().ifPresent(line -> {
            ObjectNode json = root.putObject("annual");
            json.put("gross", line.gross().pesos());
            json.put("retained", line.retained().pesos());
            json.put("byIssuer", line.byIssuer().pesos());
            json.put("inForce", line.inForce());
            json.put("annulled", line.annulled());
            json.put(
                    "difference",
                    review.reconciliation()
                            .flatMap(MonthReconciliation::annualDifference)
                            .map(Clp::pesos)
                            .orElse(null));
        });
    }

    private void proposal(ObjectNode root) {
        root.putNull("proposal");
        review.answers().proposal().ifPresent(said -> {
            ObjectNode json = root.putObject("proposal");
            json.put("proposes", said.proposal().isPresent());
            json.put(
                    "agrees",
                    review.comparison().map(ProposalComparison::agrees).orElse(null));
            ArrayNode codes = json.putArray("codes");
            review.comparison().ifPresent(compared -> compared.codes().forEach(code -> code(codes.addObject(), code)));
        });
    }

    /** A code of a comparison. */
    static void code(ObjectNode json, ProposalComparison.CodeComparison code) {
        SiiJson.code(json, code);
        ids(json, code.boletas());
        ArrayNode because = json.putArray("because");
        code.because().forEach(one -> {
            ObjectNode boleta = because.addObject();
            boleta.put("boleta", one.boleta().toString());
            boleta.put("ours", one.ours().pesos());
            boleta.put("theirs", one.theirs().pesos());
            boleta.put("difference", one.difference().pesos());
        });
        SiiJson.number(json, "unexplained", code.unexplained());
    }

    private static void ids(ObjectNode json, List<BoletaId> boletas) {
        ArrayNode list = json.putArray("boletas");
        boletas.forEach(id -> list.add(id.toString()));
    }

    private void reconciliation(ObjectNode root) {
        root.putNull("reconciliation");
        review.reconciliation().ifPresent(made -> {
            ObjectNode json = root.putObject("reconciliation");
            json.put("code", "151");
            json.put("ours", made.ours().pesos());
            json.put("theirs", made.ours().plus(made.difference()).pesos());
            json.put("listed", made.listed().pesos());
            json.put("proposed", made.proposed().map(Clp::pesos).orElse(null));
            json.put("difference", made.difference().pesos());
            ArrayNode buckets = json.putArray("buckets");
            for (Bucket bucket : Bucket.values()) {
                if (!made.of(bucket).isEmpty()) {
                    bucket(buckets.addObject(), bucket, made);
                }
            }
        });
    }

    private void bucket(ObjectNode json, Bucket bucket, MonthReconciliation made) {
        json.put("bucket", bucket.name());
        json.put("title", bucket.title().in(locale));
        json.put("sum", made.sum(bucket).pesos());
        ArrayNode parts = json.putArray("parts");
        made.of(bucket).forEach(part -> {
            ObjectNode one = parts.addObject();
            one.put("boleta", part.boleta().map(BoletaId::toString).orElse(null));
            one.put("ours", part.ours().pesos());
            one.put("theirs", part.theirs().pesos());
            one.put("difference", part.difference().pesos());
        });
    }

    private void declarations(ObjectNode root) {
        root.putNull("declarations");
        review.answers().declarations().ifPresent(all -> {
            ArrayNode list = root.putArray("declarations");
            for (Declaration declared : all) {
                ObjectNode json = list.addObject();
                json.put("folio", declared.folio().orElse(null));
                json.put("inForce", declared.inForce());
                json.put("state", declared.stateText());
                json.put("created", declared.created().toString());
                json.put("amount", declared.amount().longValueExact());
            }
        });
    }

    private void faults(ObjectNode root) {
        ArrayNode faults = root.putArray("faults");
        ArrayNode notAsked = root.putArray("notAsked");
        for (SiiReader.Missed missed : review.answers().missed()) {
            ObjectNode json = missed.fault().isPresent() ? faults.addObject() : notAsked.addObject();
            json.put("part", missed.part().name());
            json.put("round", missed.round());
            missed.fault().ifPresent(fault -> json.setAll(SiiJson.fault(fault, locale)));
        }
    }

    private ObjectNode problem(Problem problem) {
        return dev.cuadra.boleta.form29.Form29Json.problem(problem, locale);
    }
}
