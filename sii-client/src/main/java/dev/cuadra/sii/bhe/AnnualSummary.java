package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.Marker;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.ScriptPage;
import dev.cuadra.sii.page.SiiPage;
import java.net.URI;
import java.time.Month;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the SII says of a year of received boletas, month by month.
 *
 * @param months every month; one without boletas has zeros
 * @source SII-YEAR
 */
public record AnnualSummary(Map<Month, Line> months) {
    /** Where it is asked for. */
    public static final URI REPORT = URI.create("https://loa.sii.cl/cgi_IMT/TMBCOC_InformeAnualBheRec.cgi");

    private static final List<String> NAMES =
            List.of("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic");
    private static final Marker MARKER = Marker.text("xml_values['ene1']", "xml_values[\"ene1\"]");

    /**
     * A month.
     *
     * @param gross gross fees
     * @param retained what receivers kept back
     * @param byIssuer what the issuers owe themselves
     * @param inForce how many boletas are in force
     * @param annulled how many are annulled
     */
    public record Line(Clp gross, Clp retained, Clp byIssuer, int inForce, int annulled) {
        Line plus(Line other) {
            return new Line(
                    gross.plus(other.gross),
                    retained.plus(other.retained),
                    byIssuer.plus(other.byIssuer),
                    inForce + other.inForce,
                    annulled + other.annulled);
        }
    }

    public AnnualSummary {
        months = new EnumMap<>(months);
        if (months.size() != NAMES.size()) {
            throw new IllegalArgumentException("A year of " + months.size() + " months");
        }
        months = java.util.Collections.unmodifiableMap(months);
    }

    /** The form fields of the request, in order. */
    public static Map<String, String> fields(Rut holder, int year) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("rut_arrastre", Integer.toString(holder.number()));
        fields.put("dv_arrastre", String.valueOf(holder.checkDigit()));
        fields.put("cbanoinformeanual", Integer.toString(year));
        return fields;
    }

    /**
     * Reads the answer.
     *
     * @throws SiiFaultException when it is none, or its months do not add up to its totals
     */
    public static AnnualSummary of(SiiPage page) {
        PageJudge.judge(SiiService.BHE, page, MARKER).ifPresent(fault -> {
            throw new SiiFaultException(fault);
        });
        ScriptPage script = ScriptPage.of(page.text());
        Map<Month, Line> months = new EnumMap<>(Month.class);
        for (int at = 0; at < NAMES.size(); at++) {
            months.put(Month.of(at + 1), line(page, script, NAMES.get(at)));
        }
        AnnualSummary summary = new AnnualSummary(months);
        if (script.value("tot1").isPresent() && !summary.total().equals(line(page, script, "tot"))) {
            throw ListFault.incomplete(SiiService.BHE, page);
        }
        return summary;
    }

    private static Line line(SiiPage page, ScriptPage script, String name) {
        return new Line(
                amount(page, script, name + 1),
                amount(page, script, name + 2),
                amount(page, script, name + 3),
                count(page, script, name + 6),
                count(page, script, name + 7));
    }

    private static Clp amount(SiiPage page, ScriptPage script, String key) {
        return script.value(key).flatMap(Pesos::of).orElseThrow(() -> ListFault.unrecognised(SiiService.BHE, page));
    }

    private static int count(SiiPage page, ScriptPage script, String key) {
        Clp count = amount(page, script, key);
        if (count.pesos() > 9_999_999) {
            throw ListFault.unrecognised(SiiService.BHE, page);
        }
        return (int) count.pesos();
    }

    /** The sum of the months. */
    public Line total() {
        return months.values().stream().reduce(new Line(Clp.ZERO, Clp.ZERO, Clp.ZERO, 0, 0), Line::plus);
    }
}
