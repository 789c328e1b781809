package dev.cuadra.sii.commit;

import dev.cuadra.sii.page.SiiPage;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The wizard by which an issuer issues.
 *
 * @source SII-COMMIT-EMIT
 */
record EmitWizard(EmitOrder order, LocalDate today) {
    private static final String DATA = "TMBECN_PresentaDatosBoleta.cgi";
    private static final String PREVIEW = "TMBECN_ConfirmaTimbrajeContrib.cgi";
    private static final String COMMIT = "TMBECN_BoletaHonorariosElectronica.cgi";
    /** Fields of the preview that the page before gives in its script where its form does not. */
    private static final Map<String, String> FROM_SCRIPT = Map.of(
            "dia_actual", "dia_actual",
            "mes_actual", "mes_actual",
            "anio_actual", "anio_actual",
            "tiempo", "tiempo",
            "hdn_glosa_actividad", "glosa_actividad",
            "cbo_domicilio", "iddir1",
            "txt_comuna", "comuna_ctr",
            "txt_telefono", "fono_ctr");
    /** Fields of the preview of which nothing is known but that they are sent. */
    private static final List<String> SENT = List.of("hdn_muestra_glosa", "rdb_glosa", "txt_fax");

    WizardTurn.Asking begin() {
        order.requireNear(today);
        URI first = URI.create(WizardPage.ROOT + "TMBECN_ValidaTimbrajeContrib.cgi?modo=1");
        return new WizardTurn.Asking(new WizardRequest(first, WizardPage.MENU, Optional.empty()), this::begun);
    }

    private WizardTurn begun(SiiPage answer) {
        WizardPage page = WizardPage.of(answer);
        Optional<String> refusal = page.refusal(page.has("OptTipoRetencion"));
        if (refusal.isPresent()) {
            return new WizardTurn.Refused(refusal.get());
        }
        WizardFields fields = identified(page.form(DATA))
                .with("sin_destinatario", "NO")
                .with("OptTipoRetencion", order.retainedBy().wire());
        return new WizardTurn.Asking(page.post(DATA, fields), this::data);
    }

    private WizardFields identified(WizardFields fields) {
        return fields.with("rut_arrastre", Integer.toString(order.taxpayer().number()))
                .with("dv_arrastre", String.valueOf(order.taxpayer().checkDigit()));
    }

    private WizardTurn data(SiiPage answer) {
        WizardPage page = WizardPage.of(answer);
        Optional<String> refusal = page.refusal(page.has("xml_values["));
        if (refusal.isPresent()) {
            return new WizardTurn.Refused(refusal.get());
        }
        WizardFields fields = received(page);
        order.requireNear(day(page, fields));
        OptionalLong last = OptionalLong.of(number(page));
        WizardRequest request = page.post(PREVIEW, described(identified(fields)));
        return new WizardTurn.Asking(request, shown -> shown(shown, last));
    }

    /** All fields of the form as they came, and what the script knows where the form is empty. */
    private WizardFields received(WizardPage page) {
        WizardFields fields = page.form(PREVIEW);
        for (Map.Entry<String, String> known : FROM_SCRIPT.entrySet()) {
            fields = fields.orElse(
                    known.getKey(), page.script().value(known.getValue()).orElse(""));
        }
        if (fields.value("tiempo").orElse("").isEmpty()) {
            throw page.unrecognised();
        }
        for (String name : SENT) {
            fields = fields.orElse(name, "");
        }
        return fields.orElse("cantidad_filas_ingreso", Integer.toString(EmitOrder.MOST_SERVICES));
    }

    /** The SII's own day. */
    private static LocalDate day(WizardPage page, WizardFields fields) {
        try {
            return LocalDate.of(
                    Integer.parseInt(fields.value("anio_actual").orElse("")),
                    Integer.parseInt(fields.value("mes_actual").orElse("")),
                    Integer.parseInt(fields.value("dia_actual").orElse("")));
        } catch (NumberFormatException | DateTimeException e) {
            throw page.unrecognised();
        }
    }

    private static long number(WizardPage page) {
        String text = page.script()
                .value("num_ult_boleta")
                .map(number -> number.strip().replace(".", ""))
                .orElseThrow(page::unrecognised);
        if (!text.matches("[0-9]{0,15}")) {
            throw page.unrecognised();
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private WizardFields described(WizardFields received) {
        EmitOrder.Receiver receiver = order.receiver();
        WizardFields fields = received.with("sin_destinatario", "NO")
                .with("OptTipoRetencion", order.retainedBy().wire())
                .with("cbo_dia_boleta", two(order.date().getDayOfMonth()))
                .with("cbo_mes_boleta", two(order.date().getMonthValue()))
                .with("cbo_anio_boleta", Integer.toString(order.date().getYear()))
                .with("txt_rut_destinatario", Integer.toString(receiver.rut().number()))
                .with("txt_dv_destinatario", String.valueOf(receiver.rut().checkDigit()))
                .with("txt_nombres_destinatario", receiver.name())
                .with("txt_domicilio_destinatario", receiver.address())
                .with("cod_region", Integer.toString(receiver.region()))
                .with("cbo_comuna", receiver.communeCode())
                .with("txt_comuna_destinatario", receiver.commune());
        for (int line = 1; line <= EmitOrder.MOST_SERVICES; line++) {
            boolean used = line <= order.services().size();
            fields = fields.with(
                            "desc_prestacion_" + line,
                            used ? order.services().get(line - 1).text() : "")
                    .with(
                            "valor_prestacion_" + line,
                            used ? order.services().get(line - 1).gross().toString() : "");
        }
        return fields;
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    private WizardTurn shown(SiiPage answer, OptionalLong last) {
        WizardPage page = WizardPage.of(answer);
        boolean expected = page.pesos("Monto_Boleta").isPresent()
                && page.pesos("Monto_Retencion").isPresent()
                && page.pesos("Monto_Liquido").isPresent()
                && page.percent().isPresent();
        Optional<String> refusal = page.refusal(expected && answer.status() == 200);
        if (refusal.isPresent()) {
            return new WizardTurn.Refused(refusal.get());
        }
        page.require(page.pesos("Monto_Boleta").equals(Optional.of(order.gross())));
        CommitPreview preview = new CommitPreview(
                order,
                page.pesos("Monto_Boleta"),
                page.pesos("Monto_Retencion"),
                page.pesos("Monto_Liquido"),
                page.percent(),
                Optional.empty(),
                last,
                page.words());
        WizardFields fields = page.form(COMMIT).with("origen", "SEPTIMO");
        return new WizardTurn.Ready(preview, page.post(COMMIT, fields), EmitWizard::answered);
    }

    private static CommitAnswer answered(SiiPage answer) {
        WizardPage page = WizardPage.of(answer);
        Optional<String> barCode =
                page.script().value("cod_barras").map(String::strip).filter(code -> !code.isEmpty());
        Optional<String> refusal = page.refusal(barCode.isPresent() && answer.status() == 200);
        return refusal.<CommitAnswer>map(CommitAnswer.Refused::new)
                .orElseGet(() -> new CommitAnswer.Done(barCode, page.words()));
    }
}
