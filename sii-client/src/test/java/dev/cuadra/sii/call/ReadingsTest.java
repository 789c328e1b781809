package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.bhe.BoletaListing;
import dev.cuadra.sii.bhe.BoletaPdf;
import dev.cuadra.sii.bhe.ReceivedList;
import dev.cuadra.sii.f29.CurrentDeclaration;
import dev.cuadra.sii.f29.DeclarablePeriods;
import dev.cuadra.sii.f29.PpmRate;
import dev.cuadra.sii.f29.PpmTerm;
import dev.cuadra.sii.f29.SdiBoletas;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedDeclaration;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.simulator.World;
import dev.cuadra.simulator.WorldPlan;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsTest {
    private static final Rut COMPANY = Office.COMPANY;
    private static final Rut SHOP = Rut.parse("76000000-0");
    private static final Rut ANA = Rut.parse("11111111-1");
    private static final YearMonth MAY = Office.MAY;
    private static final BoletaId FIRST = BoletaId.parse("11111111-1/311");

    private final Office office = new Office();
    private final SiiClient client = office.client;

    @AfterEach
    void end() {
        office.close();
    }

    // snippet:state
    static String standing(SiiClient client, Rut company, YearMonth month, BoletaId id) {
        BoletaListing listing = client.receivedState(company, month, id);
        if (listing instanceof BoletaListing.Annulled annulled) {
            return "annulled" + annulled.on().map(day -> " on " + day).orElse("");
        }
        if (listing instanceof BoletaListing.NotListed) {
            return "not in this list";
        }
        return listing instanceof BoletaListing.Other other ? "listed as " + other.code() : "in force";
    }
    // end:state

    @Test
    @Tag("SII-STATE")
    void aStateIsSaidInOneLine() {
        assertThat(standing(client, COMPANY, MAY, FIRST)).isEqualTo("in force");
        assertThat(standing(client, COMPANY, MAY, BoletaId.parse("12345678-5/18")))
                .isEqualTo("annulled on 2026-05-28");
        assertThat(standing(client, COMPANY, MAY, BoletaId.parse("12345678-5/19")))
                .isEqualTo("not in this list");
    }

    private BoletaListing state(String id) {
        return client.receivedState(SHOP, MAY, BoletaId.parse(id));
    }

    @Test
    @Tag("SII-STATE")
    void aBoletaHasTheStateThatTheSiiHasForIt() {
        office.passwords.put(SHOP, "ejemplo1");
        assertThat(state("11111111-1/312")).isEqualTo(new BoletaListing.InForce("N"));
        assertThat(state("22222222-2/10"))
                .isEqualTo(new BoletaListing.Other("V", Optional.of(BoletaState.ANULACION_PENDIENTE)));
        assertThat(state("22222222-2/11")).isEqualTo(new BoletaListing.Other("R", Optional.of(BoletaState.OBSERVADA)));
        assertThat(state("11111111-1/311")).isEqualTo(new BoletaListing.NotListed());
        office.sii.confirmAnnulment(BoletaId.parse("22222222-2/10"));
        assertThat(state("22222222-2/10"))
                .isEqualTo(new BoletaListing.Annulled("S", Optional.of(LocalDate.of(2026, 6, 10))));
        assertThat(client.issuedBteState(SHOP, MAY, 1)).isEqualTo(new BoletaListing.InForce("VIGENTE"));
        assertThat(client.issuedBteState(SHOP, MAY, 2)).isEqualTo(new BoletaListing.NotListed());
    }

    @Test
    @Tag("SII-STATE")
    void aListThatStaysIncompleteGivesNoState() {
        office.sii.faults().always(SimulatedService.BHE_CGI, SimulatedFault.ROWS_MISSING);
        assertThat(Bench.fault(() -> client.receivedState(COMPANY, MAY, BoletaId.parse("12345678-5/18")))
                        .kind())
                .isEqualTo(FaultKind.INCOMPLETE);
    }

    private Bytes pdf() {
        return client.pdf(COMPANY, "1111111100003110A1B2", BoletaPdf.Side.RECEIVED);
    }

    @Test
    @Tag("SII-PDF")
    void aPdfIsReadByTheMarkThatTheListGives() {
        ReceivedList list = client.received(COMPANY, MAY);
        String mark = Objects.requireNonNull(list.barCodes().get(FIRST));
        Bytes pdf = client.pdf(COMPANY, mark, BoletaPdf.Side.RECEIVED);
        assertThat(new String(pdf.toArray(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF")
                .contains("BOLETA DE HONORARIOS ELECTRONICA N 311", "Señor\\(es\\)")
                .endsWith("%%EOF\n");
        office.passwords.put(ANA, "anita123");
        assertThat(client.pdf(ANA, mark, BoletaPdf.Side.ISSUED)).isEqualTo(pdf);
    }

    @Test
    @Tag("SII-PDF")
    void theWrongSideOrAnotherMarkIsNotFoundAndNotAskedForTwice() {
        assertThat(Bench.fault(() -> client.pdf(COMPANY, "1111111100003110A1B2", BoletaPdf.Side.ISSUED))
                        .kind())
                .isEqualTo(FaultKind.NOT_FOUND);
        assertThat(Bench.fault(() -> client.pdf(COMPANY, "999", BoletaPdf.Side.RECEIVED))
                        .kind())
                .isEqualTo(FaultKind.NOT_FOUND);
        assertThat(office.count("bhe.pdf")).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> client.pdf(COMPANY, "a b", BoletaPdf.Side.RECEIVED));
    }

    @ParameterizedTest
    @Tag("SII-PDF")
    @CsvSource({
        "EMPTY_PDF, UNRECOGNISED, 2",
        "HTML_INSTEAD_OF_PDF, UNAVAILABLE, 3",
        "BODY_CUT, UNAVAILABLE, 3",
        "LOGIN_PAGE, AUTH_EXPIRED, 1"
    })
    void troubleInPlaceOfAPdfIsItsTypedFault(SimulatedFault trouble, FaultKind kind, int times) {
        client.received(COMPANY, MAY);
        office.sii.faults().always(SimulatedService.BHE_CGI, trouble);
        assertThat(Bench.fault(this::pdf).kind()).isEqualTo(kind);
        assertThat(office.count("bhe.pdf")).isEqualTo(times);
    }

    @Test
    @Tag("SII-PDF")
    void aPdfThatFailedOnceIsAskedForAgain() {
        office.sii.faults().next(SimulatedService.BHE_CGI, SimulatedFault.HTML_INSTEAD_OF_PDF);
        assertThat(pdf().size()).isPositive();
        assertThat(office.count("bhe.pdf")).isEqualTo(2);
    }

    @Test
    @Tag("SII-COMPACT")
    void aCompactFormOpensToWhoKnowsItsInternalNumber() {
        SimulatedDeclaration filed = office.sii.world().declarations().get(0);
        String folio = Long.toString(filed.folio());
        Bytes form = client.form29().compactForm(COMPANY, folio, filed.internalId());
        assertThat(new String(form.toArray(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF")
                .contains("FOLIO [07] " + folio);
        assertThat(Bench.fault(() -> client.form29().compactForm(COMPANY, folio, "1"))
                        .kind())
                .isEqualTo(FaultKind.FORBIDDEN);
        assertThat(office.count("f29.pdf")).isEqualTo(2);
    }

    @Test
    @Tag("SII-LIST")
    void theBoletasBehindTheProposalAddUpToIt() {
        SdiBoletas boletas = client.form29().boletas(COMPANY, MAY);
        // One in force, 500,000 at 15.25 %, and one annulled.
        assertThat(boletas.rows()).hasSize(2);
        assertThat(boletas.totals())
                .isEqualTo(new SdiBoletas.Totals(Clp.of(500_000), Clp.ZERO, Clp.of(76_250), Clp.of(423_750)));
        office.passwords.put(SHOP, "ejemplo1");
        assertThat(client.form29().btes(SHOP, MAY).totals().retainedByReceiver())
                .isEqualTo(Clp.of(15_250));
        assertThat(client.form29().boletas(COMPANY, YearMonth.of(2026, 1)).rows())
                .isEmpty();
    }

    @Test
    @Tag("SII-LIST")
    void aMonthOfManyPagesIsWalkedWhole() {
        World world = World.generated(3, new WorldPlan(1, 40, 95, MAY, 1));
        Rut company = world.boletas().get(0).receiver();
        try (Office big = new Office(sii -> sii.world(world))) {
            big.passwords.put(company, "clave" + company.number());
            SdiBoletas boletas = big.client.form29().boletas(company, MAY);
            assertThat(boletas.rows()).hasSize(95);
            assertThat(boletas.totals().gross())
                    .isEqualTo(Clp.sum(world.boletas().stream()
                            .filter(boleta -> boleta.state() != SimulatedBoleta.State.ANNULLED)
                            .map(SimulatedBoleta::gross)
                            .toList()));
            assertThat(big.count("f29.getBoletasHonorario")).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @Tag("SII-LIST")
    @CsvSource({"ROWS_MISSING, INCOMPLETE, 2", "JSON_CUT, UNRECOGNISED, 2", "BODY_CUT, UNAVAILABLE, 3"})
    void aListThatDoesNotBecomeWholeIsAFault(SimulatedFault trouble, FaultKind kind, int times) {
        client.received(COMPANY, MAY);
        office.sii.faults().always(SimulatedService.SDI, trouble);
        assertThat(Bench.fault(() -> client.form29().boletas(COMPANY, MAY)).kind())
                .isEqualTo(kind);
        assertThat(office.count("f29.getBoletasHonorario")).isEqualTo(times);
    }

    @Test
    @Tag("SII-PPM")
    void thePaymentOfAMonthIsReadToTheLastDigit() {
        PpmRate rate = client.form29().ppm(COMPANY, MAY).orElseThrow();
        assertThat(rate.rate()).contains("0.125");
        assertThat(rate.companyRate()).contains("12.5");
        // 3,000,000 x 0.125 %.
        assertThat(rate.payment()).contains(Clp.of(3_750));
        assertThat(client.form29().ppm(COMPANY, YearMonth.of(2026, 4))).isEmpty();
    }

    @Test
    @Tag("SII-TERM")
    @Tag("SII-NOTICE")
    @Tag("SII-PERIODS")
    @Tag("SII-CURRENT")
    void theSmallQuestionsAreAnswered() {
        Form29Readings form29 = client.form29();
        assertThat(form29.ppmTerm(COMPANY, MAY)).contains(new PpmTerm(true));
        assertThat(form29.ppmTerm(COMPANY, YearMonth.of(2026, 4))).contains(new PpmTerm(false));
        assertThat(form29.notices(COMPANY, MAY)).isEmpty();
        assertThat(form29.periods(COMPANY))
                .isEqualTo(new DeclarablePeriods(YearMonth.of(2023, 6), YearMonth.of(2026, 6)));
        assertThat(form29.current(COMPANY, MAY)).contains(new CurrentDeclaration(true));
        assertThat(form29.current(COMPANY, YearMonth.of(2026, 4))).contains(new CurrentDeclaration(false));
        assertThat(office.count("auth.login")).isEqualTo(1);
    }

    @Test
    @Tag("SII-SDI")
    void thePrintedNumberOfTheFormWouldBeAnsweredWithNothing() {
        try (Office wrong = new Office()) {
            SiiClient other = SiiClient.builder(
                            request -> wrong.sii.transport().exchange(printed(request)),
                            rut -> Optional.of(SiiCredential.password("empresa1".toCharArray())),
                            wrong.bench.clock,
                            wrong.bench.waiting)
                    .build();
            assertThat(other.declarations(COMPANY, MAY)).isEmpty();
            assertThat(other.proposal(COMPANY, MAY)).isEmpty();
        }
        assertThat(client.declarations(COMPANY, MAY)).hasSize(1);
        assertThat(client.proposal(COMPANY, MAY)).isPresent();
    }

    private static SiiRequest printed(SiiRequest request) {
        String body = request.body()
                .utf8()
                .replace("\"formId\":\"2\"", "\"formId\":\"29\"")
                .replace("\"formCodigo\":\"2\"", "\"formCodigo\":\"29\"");
        return new SiiRequest(request.method(), request.uri(), request.headers(), Bytes.utf8(body), request.deadline());
    }

    @Test
    @Tag("SII-SDI")
    void aRefusalToReadAnothersIsToldAndNotRepeated() {
        SiiClient foreign = SiiClient.builder(
                        request -> office.sii
                                .transport()
                                .exchange(new SiiRequest(
                                        request.method(),
                                        request.uri(),
                                        request.headers(),
                                        request.uri().getHost().equals("www4.sii.cl")
                                                ? Bytes.utf8(
                                                        request.body().utf8().replace("77777777", "76000000"))
                                                : request.body(),
                                        request.deadline())),
                        rut -> Optional.of(SiiCredential.password("empresa1".toCharArray())),
                        office.bench.clock,
                        office.bench.waiting)
                .build();
        assertThat(Bench.fault(() -> foreign.form29().boletas(COMPANY, MAY)).kind())
                .isEqualTo(FaultKind.FORBIDDEN);
        assertThat(Bench.fault(() -> foreign.form29().ppm(COMPANY, MAY)).kind()).isEqualTo(FaultKind.FORBIDDEN);
        assertThat(office.count("f29.getBoletasHonorario")).isEqualTo(1);
    }

    @Test
    @Tag("SII-CALL-1")
    void eachOperationIsHeardUnderItsName() {
        pdf();
        client.form29().ppm(COMPANY, MAY);
        client.form29().boletas(COMPANY, MAY);
        assertThat(office.heard)
                .extracting(SiiCall::operation)
                .containsExactly(SiiOperation.BOLETA_PDF, SiiOperation.PPM_RATE, SiiOperation.SDI_BOLETAS);
    }

    @Test
    @Tag("SII-CALL-1")
    void eachFurtherPageOfASlowListHasThirtySecondsMore() {
        World world = World.generated(3, new WorldPlan(1, 40, 35, MAY, 1));
        Rut company = world.boletas().get(0).receiver();
        try (Office big = new Office(sii -> sii.world(world))) {
            SiiClient slow = SiiClient.builder(
                            request -> {
                                boolean list = request.uri().getPath().endsWith("getBoletasHonorario");
                                big.later(Duration.ofSeconds(list ? 29 : 0));
                                return big.sii.transport().exchange(request);
                            },
                            rut -> Optional.of(SiiCredential.password(("clave" + rut.number()).toCharArray())),
                            big.bench.clock,
                            big.bench.waiting)
                    .build();
            // Four pages of 29 s, more than the 90 s of an operation.
            assertThat(slow.form29().boletas(company, MAY).rows()).hasSize(35);
        }
    }

    @Test
    @Tag("SII-PDF")
    void theAnswerOfThePdfIsThePageThatTheReaderTakes() {
        byte[] pdf = pdf().toArray();
        SiiPage page = SiiPage.of(
                BoletaPdf.address("1111111100003110A1B2", BoletaPdf.Side.RECEIVED),
                new SiiResponse(200, Map.of("content-type", List.of("application/pdf")), Bytes.of(pdf)));
        assertThat(BoletaPdf.of(page).toArray()).isEqualTo(pdf);
    }
}
