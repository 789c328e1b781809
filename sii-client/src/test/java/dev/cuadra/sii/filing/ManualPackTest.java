package dev.cuadra.sii.filing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.f29.ProposalComparison.Standing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ManualPackTest {
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 10);

    @Test
    @Tag("SII-FILE-5")
    void aPackHoldsCodesBoletasDueDatesAndSteps() {
        ManualPack pack = ManualPack.of(PAYER, form(2, Map.of(F29Code.of("48"), new BigDecimal("700"))));

        assertThat(pack.lines())
                .extracting(line -> line.code() + "=" + line.value())
                .containsExactly("48=700", "151=305000", "595=305700", "547=305700", "91=305700");
        assertThat(pack.lines().get(1).boletas()).hasToString("[12345678-5/1, 12345678-5/2]");
        // The 12th of October 2026 is a holiday.
        assertThat(pack.dueDates()).containsEntry(12, LocalDate.of(2026, 10, 13));
        assertThat(pack.checksum()).matches("[0-9a-f]{64}");
        assertThat(pack.steps())
                .hasSize(6)
                .allSatisfy(step -> assertThat(step.es()).isNotEqualTo(step.en()));
        assertThat(pack.steps().get(5).en()).contains(pack.checksum().substring(0, 8));
        assertThat(pack).hasToString("ManualPack[" + PAYER.masked() + ", 2026-09]");
    }

    @Test
    @Tag("SII-FILE-5")
    void theChecksumTellsAnyFigureOrBoletaApartAndNothingElse() {
        ManualPack pack = ManualPack.of(PAYER, form(2, Map.of()));
        Form29 form = form(2, Map.of());
        Map<F29Code, BigDecimal> spelled = new TreeMap<>(form.codes());
        spelled.put(F29Code.FEES, new BigDecimal("305000.00"));
        Form29 same = new Form29(form.period(), form.rule(), spelled, form.boletas(), form.dueDates(), List.of());
        spelled.put(F29Code.FEES, new BigDecimal("305001"));
        Form29 dearer = new Form29(form.period(), form.rule(), spelled, form.boletas(), form.dueDates(), List.of());
        Form29 nameless = new Form29(form.period(), form.rule(), form.codes(), Map.of(), form.dueDates(), List.of());

        assertThat(ManualPack.of(PAYER, same).checksum()).isEqualTo(pack.checksum());
        assertThat(ManualPack.of(PAYER, dearer).checksum()).isNotEqualTo(pack.checksum());
        assertThat(ManualPack.of(PAYER, nameless).checksum()).isNotEqualTo(pack.checksum());
        assertThat(ManualPack.of(Rut.parse("12345678-5"), form).checksum()).isNotEqualTo(pack.checksum());
    }

    @Test
    @Tag("SII-FILE-5")
    void theJsonSaysAllThatThePackHolds() throws IOException {
        ManualPack pack = ManualPack.of(PAYER, form(2, Map.of()));

        JsonNode json = JsonMapper.builder().build().readTree(ManualPackFiles.json(pack, Locale.ENGLISH));

        assertThat(json.path("payer").asText()).isEqualTo("76000000-0");
        assertThat(json.path("period").asText()).isEqualTo("2026-09");
        assertThat(json.path("checksum").asText()).isEqualTo(pack.checksum());
        assertThat(json.path("dueDates").path("12").asText()).isEqualTo("2026-10-13");
        assertThat(json.path("steps")).hasSize(6);
        JsonNode fees = json.path("codes").get(0);
        assertThat(fees.path("code").asText()).isEqualTo("151");
        assertThat(fees.path("value").longValue()).isEqualTo(305_000);
        assertThat(fees.path("boletas").get(1).asText()).isEqualTo("12345678-5/2");
        assertThat(ManualPackFiles.json(pack, Locale.forLanguageTag("es"))).contains("Guarde esta hoja");
    }

    @Test
    @Tag("SII-FILE-5")
    void theWorkbookHoldsThreeSheetsAndTheSamePackGivesTheSameBytes() throws IOException {
        ManualPack pack = ManualPack.of(PAYER, form(500, Map.of()));

        byte[] once = xlsx(pack);
        byte[] again = xlsx(pack);

        assertThat(once).isEqualTo(again);
        Map<String, String> parts = parts(once);
        assertThat(parts).containsKeys("xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml");
        String text = String.join("\n", parts.values());
        assertThat(text).contains(pack.checksum(), "76250000", "12345678-5/500", "Keep this sheet");
    }

    @Test
    @Tag("SII-FILE-6")
    void aSlipOfTheKeyboardIsFoundCodeByCode() {
        Form29 form = form(2, Map.of(F29Code.of("48"), new BigDecimal("700")));
        Map<F29Code, BigDecimal> typed = new TreeMap<>(form.codes());
        typed.put(F29Code.FEES, new BigDecimal("350000"));
        typed.remove(F29Code.of("48"));
        typed.put(F29Code.of("49"), new BigDecimal("700"));

        assertThat(TypedReturn.compareTyped(form, typed).differences())
                .extracting(code -> code.code() + " " + code.standing())
                .containsExactlyInAnyOrder(
                        "48 " + Standing.ONLY_OURS, "49 " + Standing.ONLY_SII, "151 " + Standing.DIFFERS);
        assertThat(TypedReturn.compareTyped(form, form.codes()).agrees()).isTrue();
    }

    @Property(tries = 50)
    @net.jqwik.api.Tag("SII-FILE-6")
    void whateverIsTypedAsItStandsInThePackAgrees(@ForAll @IntRange(max = 40) int boletas) {
        Form29 form = form(boletas, Map.of());
        Map<F29Code, BigDecimal> typed = new TreeMap<>();
        ManualPack.of(PAYER, form).lines().forEach(line -> typed.put(line.code(), line.value()));

        assertThat(TypedReturn.compareTyped(form, typed).agrees()).isTrue();
    }

    private static byte[] xlsx(ManualPack pack) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ManualPackFiles.xlsx(pack, Locale.ENGLISH, out);
        return out.toByteArray();
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    /** So many boletas of a million each, 152 500 kept back. */
    private static Form29 form(int boletas, Map<F29Code, BigDecimal> other) {
        List<Boleta> all = new ArrayList<>();
        for (int folio = 1; folio <= boletas; folio++) {
            all.add(new Boleta(
                    BoletaId.parse("12345678-5/" + folio),
                    Concept.HONORARIOS,
                    DAY,
                    Optional.of(DAY),
                    BoletaState.VIGENTE,
                    Clp.of(1_000_000),
                    Retainer.PAYER,
                    Clp.of(152_500),
                    Clp.ZERO));
        }
        return Form29Assembler.chile()
                .assemble(new Form29Request(YearMonth.of(2026, 9), PeriodRule.PAYMENT_DATE, all, other));
    }
}
