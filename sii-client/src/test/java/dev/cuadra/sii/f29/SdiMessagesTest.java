package dev.cuadra.sii.f29;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SII-SDI")
class SdiMessagesTest {
    private static final Rut COMPANY = Rut.parse("77777777-7");
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private static SiiPage json(String text) {
        return Pages.of(SdiMethod.PROPOSAL.address().toString(), 200, "application/json", text, StandardCharsets.UTF_8);
    }

    private static String recorded() {
        try (InputStream in = SdiMessagesTest.class.getResourceAsStream("proposal-2026-05.json")) {
            return new String(Objects.requireNonNull(in, "proposal").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FaultKind fault(SiiPage page) {
        try {
            Proposal.of(page);
        } catch (SiiFaultException e) {
            return e.fault().kind();
        }
        throw new AssertionError("taken");
    }

    @ParameterizedTest
    @CsvSource({
        "PROPOSAL, 'rutContribuyente dv formCodigo mes anno', facadeAdapterService",
        "DECLARATIONS, 'rut dv formId mes anno', facadeAdapterService",
        "BOLETAS, 'rutContribuyente dv mes anno paginaActual', riacFacadeService",
        "PPM_RATE, 'rutContribuyente dv mes anno categoriaTributaria tipoFormulario', facadeAdapterService"
    })
    void eachMethodIsAskedInItsOwnWords(SdiMethod method, String members, String segment) throws Exception {
        JsonNode request =
                JsonMapper.builder().build().readTree(SdiMessages.request(method, COMPANY, MAY, 2, "S3S10N", "tx-1"));
        assertThat(request.get("data").fieldNames()).toIterable().containsExactly(members.split(" ", -1));
        assertThat(request.at("/data/mes").asText()).isEqualTo("05");
        assertThat(request.at("/metaData/namespace").asText())
                .endsWith(method.address().getPath().replaceFirst(".*/", "Service/"));
        assertThat(request.at("/metaData/conversationId").asText()).isEqualTo("S3S10N");
        assertThat(method.address().getPath()).contains("/services/data/" + segment + "/");
        // The application's own name of the form; the printed number would be answered with nothing.
        assertThat(request.toString()).doesNotContain("\"29\"");
    }

    @Test
    @Tag("SII-PROP")
    void aRecordedProposalIsRead() {
        Proposal proposal = Proposal.of(json(recorded())).orElseThrow();
        assertThat(proposal.type()).isEqualTo(44);
        assertThat(proposal.codes())
                .hasSize(10)
                .containsEntry(F29Code.of("151"), new BigDecimal("76250"))
                .containsEntry(F29Code.of("115"), new BigDecimal("0.125"))
                .containsEntry(F29Code.of("502"), new BigDecimal("570000"));
    }

    @Test
    @Tag("SII-PROP")
    void anAmountThatCannotBeReadOrABoxTwiceIsNoProposal() {
        String good = recorded();
        assertThat(fault(json(good.replace("\"76250\"", "\"76.250,5\"")))).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(json(good.replace("\"codigo\":\"502\"", "\"codigo\":\"503\""))))
                .isEqualTo(FaultKind.INCOMPLETE);
        assertThat(fault(json(good.replace("listCodPropuestos", "listCodigos"))))
                .isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    void nothingIsLegitimateOnlyInItsEnvelope() {
        assertThat(Proposal.of(json("{\"data\":null,\"metaData\":{\"errors\":null}}")))
                .isEmpty();
        assertThat(Declaration.of(json("{\"data\":[],\"metaData\":{\"errors\":null}}")))
                .isEmpty();
        assertThat(fault(json("{\"data\":null}"))).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(json("{\"metaData\":{\"errors\":null}}"))).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(json("{}"))).isEqualTo(FaultKind.UNRECOGNISED);
        assertThat(fault(json("{\"data\":{\"listCod"))).isEqualTo(FaultKind.UNRECOGNISED);
    }

    @Test
    void refusalsAreTold() {
        assertThat(fault(
                        json("{\"data\":null,\"metaData\":{\"errors\":[{\"id\":\"0\",\"descripcion\":\"Ocurrio un error"
                                + " de negocio. Consulta RUT[77777777-7] no esta autorizado\"}]}}")))
                .isEqualTo(FaultKind.FORBIDDEN);
        assertThat(fault(json("{\"errorMsg\":\"Acceso no autorizado!\"}"))).isEqualTo(FaultKind.PROTOCOL);
        assertThat(fault(json(
                        "{\"data\":null,\"metaData\":{\"errors\":[{\"id\":\"9\",\"descripcion\":\"namespace\"}]}}")))
                .isEqualTo(FaultKind.PROTOCOL);
        assertThat(fault(Pages.of(
                        SdiMethod.PROPOSAL.address().toString(),
                        400,
                        "text/html",
                        "<html>UnrecognizedPropertyException: field \"rut\"</html>",
                        StandardCharsets.UTF_8)))
                .isEqualTo(FaultKind.PROTOCOL);
        assertThat(fault(Pages.html("https://zeusr.sii.cl/AUT2000/x", "<html>")))
                .isEqualTo(FaultKind.AUTH_EXPIRED);
    }

    @Test
    @Tag("SII-DECL")
    void declarationsKeepStatesThatNobodyKnows() {
        List<Declaration> all =
                Declaration.of(json("{\"data\":[{\"estadoDeclaracionId\":1,\"estado\":\"Vigente\",\"folio\":8000000001,"
                        + "\"declFechaCreacion\":\"18/06/2026\",\"monto\":289000,\"enNegocio\":false},"
                        + "{\"estadoDeclaracionId\":99,\"estado\":\"Nuevo\",\"folio\":null,\"declFechaCreacion\":\"19/06/2026\","
                        + "\"monto\":0}],\"metaData\":{\"errors\":null}}"));
        assertThat(all)
                .containsExactly(
                        new Declaration(
                                1,
                                "Vigente",
                                java.util.Optional.of("8000000001"),
                                LocalDate.of(2026, 6, 18),
                                new BigDecimal("289000")),
                        new Declaration(
                                99, "Nuevo", java.util.Optional.empty(), LocalDate.of(2026, 6, 19), BigDecimal.ZERO));
        assertThat(all).extracting(Declaration::inForce).containsExactly(true, false);
    }

    /** 4,294,967,297 is 1 to whoever keeps 32 bits of it, and 1 is in force. */
    @Test
    @Tag("SII-DECL")
    void aStateBeyondAnyNumberOfTheSiiIsNotTheStateInForce() {
        SiiPage page = json("{\"data\":[{\"estadoDeclaracionId\":4294967297,\"folio\":8000000001,"
                + "\"declFechaCreacion\":\"18/06/2026\",\"monto\":1}],\"metaData\":{}}");
        assertThatThrownBy(() -> Declaration.of(page)).isInstanceOf(SiiFaultException.class);
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("SII-SDI")
    void anyAnswerGivesItsValueOrItsTypedFault(
            @ForAll @StringLength(max = 40) String noise, @ForAll @IntRange(max = 900) int at) {
        String text = recorded();
        int cut = Math.min(at, text.length());
        for (String changed :
                List.of(text.substring(0, cut) + noise + text.substring(cut), text.substring(0, cut), noise)) {
            try {
                assertThat(Proposal.of(json(changed))).isNotNull();
                assertThat(Declaration.of(json(changed))).isNotNull();
            } catch (SiiFaultException e) {
                assertThat(e.fault().evidence()).isPresent();
            }
        }
    }
}
