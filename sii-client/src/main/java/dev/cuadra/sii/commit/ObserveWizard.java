package dev.cuadra.sii.commit;

import dev.cuadra.boleta.life.LifeClock;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.bhe.ReceivedList;
import dev.cuadra.sii.bhe.ReceivedWalk;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.problem.Confidence;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The wizard by which a receiver makes a remark.
 *
 * @source SII-COMMIT-OBSERVE
 */
record ObserveWizard(ObserveOrder order) {
    private static final URI MENU = URI.create(WizardPage.ROOT + "TMBCOC_MenuConsultasContribRec.cgi");
    private static final String LIST = "TMBANU_ListarBheRechazarReceptor.cgi";
    private static final String COMMIT = "TMBANU_RecepcionRespuestaRechazo.cgi";
    private static final String FIELD_NUMBER = "nroboleta";

    WizardTurn.Asking begin() {
        return report(ReceivedWalk.of(order.taxpayer(), YearMonth.from(order.date())));
    }

    private WizardTurn.Asking report(ReceivedWalk walk) {
        WizardRequest request = new WizardRequest(
                ReceivedWalk.REPORT, MENU, Optional.of(fields(walk.next()).encoded()));
        return new WizardTurn.Asking(request, page -> reported(walk.take(page), walk));
    }

    private static WizardFields fields(Map<String, String> asked) {
        WizardFields fields = new WizardFields(List.of());
        for (Map.Entry<String, String> field : asked.entrySet()) {
            fields = fields.with(field.getKey(), field.getValue());
        }
        return fields;
    }

    private WizardTurn reported(ReceivedWalk walk, ReceivedWalk before) {
        if (!walk.complete()) {
            return report(walk);
        }
        ReceivedList list = walk.list();
        Optional<ReportRow> row = list.report().rows().stream()
                .filter(one -> one.id().equals(order.boleta()))
                .findFirst();
        String barCode = list.barCodes().getOrDefault(order.boleta(), "");
        if (row.isEmpty() || barCode.isEmpty()) {
            throw new SiiFaultException(SiiFault.of(FaultKind.NOT_FOUND, SiiService.BHE));
        }
        WizardFields fields = fields(before.next())
                .with("nro_boleta", Long.toString(order.boleta().folio()))
                .with("txt_codigobarras", barCode);
        WizardRequest request = new WizardRequest(
                URI.create(WizardPage.ROOT + LIST), ReceivedWalk.REPORT, Optional.of(fields.encoded()));
        return new WizardTurn.Asking(request, page -> shown(page, row.get(), barCode));
    }

    private WizardTurn shown(SiiPage answer, ReportRow row, String barCode) {
        WizardPage page = WizardPage.of(answer);
        boolean expected = page.has("ConfirmarRespuestaRechazo") || page.has("listaCausasRechazo");
        Optional<String> refusal = page.refusal(expected);
        if (refusal.isPresent()) {
            return new WizardTurn.Refused(refusal.get());
        }
        CommitPreview preview = new CommitPreview(
                order,
                Optional.of(row.gross()),
                Optional.of(row.retained()),
                Optional.of(row.paid()),
                Optional.empty(),
                Optional.of(new Expected(
                        BoletaState.OBSERVADA, new LifeClock(row.date()).closesOn(), Confidence.UNVERIFIED)),
                OptionalLong.empty(),
                page.words());
        return new WizardTurn.Ready(preview, page.post(COMMIT, chosen(page, barCode)), ObserveWizard::answered);
    }

    /** All fields as they came, the cause at the one boleta, and none at the others. */
    private WizardFields chosen(WizardPage page, String barCode) {
        List<Integer> ours = page.script().rows().entrySet().stream()
                .filter(row -> isOurs(row.getValue(), barCode))
                .map(Map.Entry::getKey)
                .toList();
        if (ours.size() != 1) {
            throw page.unrecognised();
        }
        WizardFields fields = page.form(COMMIT);
        for (Map.Entry<Integer, Map<String, String>> row : page.script().rows().entrySet()) {
            String at = "_" + row.getKey();
            boolean chosen = row.getKey().equals(ours.get(0));
            fields = fields.orElse(FIELD_NUMBER + at, row.getValue().getOrDefault(FIELD_NUMBER, ""))
                    .with("cbRechazo" + at, chosen ? order.cause().wire() : "");
            fields = chosen ? fields.with("chkRechazo" + at, "on") : fields;
        }
        return fields;
    }

    /** A number is unique for its issuer only: where a row says whose it is, that counts. */
    private boolean isOurs(Map<String, String> row, String barCode) {
        return row.getOrDefault(FIELD_NUMBER, "")
                        .strip()
                        .equals(Long.toString(order.boleta().folio()))
                && isOrMissing(row, "codigobarras", barCode)
                && isOrMissing(
                        row,
                        "rutemisor",
                        Integer.toString(order.boleta().issuer().number()));
    }

    private static boolean isOrMissing(Map<String, String> row, String field, String value) {
        String text = row.getOrDefault(field, "").strip();
        return text.isEmpty() || text.equals(value);
    }

    private static CommitAnswer answered(SiiPage answer) {
        WizardPage page = WizardPage.of(answer);
        String words = page.folded();
        boolean plainly = words.contains("observad") && !page.information() && !words.contains("no ");
        boolean done = words.contains("paso 2 de 2") || plainly;
        Optional<String> refusal = page.refusal(done && answer.status() == 200);
        return refusal.<CommitAnswer>map(CommitAnswer.Refused::new)
                .orElseGet(() -> new CommitAnswer.Done(Optional.empty(), page.words()));
    }
}
