package dev.cuadra.sii.commit;

import dev.cuadra.sii.page.SiiPage;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The wizard by which an issuer annuls.
 *
 * @source SII-COMMIT-ANNUL
 */
record AnnulWizard(AnnulOrder order, LocalDate today) {
    private static final String CONFIRM = "TMBANU_ConfirmarAnulacion.cgi";
    private static final String COMMIT = "TMBANU_RecepcionAnulacion.cgi";
    private static final String NUMBER = "Txt_BoletaAnular";
    /** A sentence that speaks of an annulment and is none of this one. */
    private static final Predicate<String> OTHERWISE =
            words -> words.contains("no ha sido") || words.contains("ya ha sido");

    WizardTurn.Asking begin() {
        URI first = URI.create(WizardPage.ROOT + "TMBANU_PrevalidaAnulacion.cgi");
        return new WizardTurn.Asking(new WizardRequest(first, WizardPage.MENU, Optional.empty()), this::begun);
    }

    private WizardTurn begun(SiiPage answer) {
        WizardPage page = WizardPage.of(answer);
        Optional<String> refusal = page.refusal(page.has(NUMBER));
        if (refusal.isPresent()) {
            return new WizardTurn.Refused(refusal.get());
        }
        String body = Integer.toString(order.taxpayer().number());
        String check = String.valueOf(order.taxpayer().checkDigit());
        page.require(same(page, "rut_autentificado", body));
        page.require(same(page, "dv_autentificado", check));
        WizardFields fields = page.form(CONFIRM)
                .with("rut_arrastre", body)
                .with("dv_arrastre", check)
                .with("origen", "SEXTO")
                .with(NUMBER, Long.toString(order.boleta().folio()))
                .with("OptCausaAnulacion", order.cause().wire());
        return new WizardTurn.Asking(page.post(CONFIRM, fields), this::shown);
    }

    private static boolean same(WizardPage page, String key, String value) {
        return page.script()
                .value(key)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(value::equalsIgnoreCase)
                .orElse(true);
    }

    private WizardTurn shown(SiiPage answer) {
        WizardPage page = WizardPage.of(answer);
        Optional<String> refusal = page.refusal(page.has("ConfirmarAnulacion"));
        if (refusal.isPresent()) {
            return new WizardTurn.Refused(refusal.get());
        }
        String number = Long.toString(order.boleta().folio());
        WizardFields fields = page.form(COMMIT);
        page.require(fields.value(NUMBER).map(number::equals).orElse(true));
        page.require(same(page, "Numero_Boleta", number));
        CommitPreview preview = new CommitPreview(
                order,
                page.pesos("Monto_Boleta"),
                page.pesos("Monto_Retencion"),
                page.pesos("Monto_Liquido"),
                page.percent(),
                Optional.of(Expected.annulled(order.date(), today)),
                OptionalLong.empty(),
                page.words());
        return new WizardTurn.Ready(preview, page.post(COMMIT, fields), AnnulWizard::answered);
    }

    private static CommitAnswer answered(SiiPage answer) {
        WizardPage page = WizardPage.of(answer);
        // A page of confirmation that comes once more shows the amount as well.
        boolean amount = page.script().value("Monto_Boleta").isPresent() && !page.has("ConfirmarAnulacion");
        boolean sentence = page.folded().contains("ha sido anulada");
        boolean plainly = sentence && !page.information() && OTHERWISE.negate().test(page.folded());
        boolean done = page.folded().contains("paso 3 de 3") || amount || plainly;
        Optional<String> refusal = page.refusal(done && answer.status() == 200);
        if (refusal.isEmpty()) {
            return new CommitAnswer.Done(Optional.empty(), page.words());
        }
        if (sentence) {
            throw page.unrecognised();
        }
        return new CommitAnswer.Refused(refusal.get());
    }
}
