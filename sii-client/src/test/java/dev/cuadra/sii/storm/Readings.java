package dev.cuadra.sii.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.bhe.AnnualSummary;
import dev.cuadra.sii.bhe.BoletaListing;
import dev.cuadra.sii.bhe.BoletaPdf;
import dev.cuadra.sii.bhe.ReceivedList;
import dev.cuadra.sii.call.SiiClient;
import dev.cuadra.sii.f29.SdiBoletas;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.simulator.SimulatedBte;
import dev.cuadra.simulator.SimulatedDeclaration;
import dev.cuadra.spi.Bytes;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Every kind of reading; what comes is what the simulator knows, whole, or nothing. */
final class Readings {
    /** What a client reads, how often of the whole, and how many pages beyond the first it has at most. */
    enum Kind {
        RECEIVED(4, 1),
        RECEIVED_STATE(1, 1),
        ISSUED_BTE(3, 1),
        YEAR(2, 0),
        PDF(3, 0),
        PROPOSAL(2, 0),
        DECLARATIONS(2, 0),
        SDI_BOLETAS(1, 11),
        SDI_BTES(1, 6),
        PPM(1, 0),
        PPM_TERM(1, 0),
        NOTICES(1, 0),
        PERIODS(1, 0),
        CURRENT(1, 0),
        COMPACT_FORM(2, 0),
        LOG_OUT(1, 0);

        final int weight;
        final int further;

        Kind(int weight, int further) {
            this.weight = weight;
            this.further = further;
        }
    }

    private final SiiSimulator sii;
    private final Town town;
    private final SiiClient client;
    private final Random random;
    private final Map<Rut, List<SimulatedBoleta>> boletas = new HashMap<>();
    private final Map<String, Bytes> documents = new HashMap<>();

    Readings(SiiSimulator sii, Town town, SiiClient client, Random random) {
        this.sii = sii;
        this.town = town;
        this.client = client;
        this.random = random;
        town.companies.forEach(company ->
                boletas.put(company, List.copyOf(town.received(company).values())));
    }

    Kind draw() {
        int left = random.nextInt(27);
        for (Kind kind : Kind.values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        return Kind.RECEIVED;
    }

    void read(Kind kind, Rut company) {
        switch (kind) {
            case RECEIVED -> received(company, client.received(company, Town.MAY));
            case RECEIVED_STATE -> state(company);
            case ISSUED_BTE -> btes(company, client.issuedBte(company, Town.MAY));
            case YEAR -> year(company, client.year(company, 2026));
            case PDF -> pdf(company);
            case PROPOSAL ->
                assertThat(client.proposal(company, Town.MAY)
                                .orElseThrow()
                                .codes()
                                .values())
                        .anyMatch(value -> value.longValueExact() == retained(company));
            case DECLARATIONS ->
                assertThat(client.declarations(company, Town.MAY))
                        .extracting(declared -> declared.folio().orElseThrow())
                        .isEqualTo(declared(company));
            case SDI_BOLETAS -> {
                SdiBoletas list = client.form29().boletas(company, Town.MAY);
                assertThat(gross(list))
                        .isEqualTo(sum(now(company).stream()
                                .map(SimulatedBoleta::gross)
                                .toList()));
                assertThat(list.rows()).hasSameSizeAs(boletas.get(company));
            }
            case SDI_BTES -> {
                SdiBoletas list = client.form29().btes(company, Town.MAY);
                assertThat(gross(list))
                        .isEqualTo(sum(town.btes(company).stream()
                                .map(SimulatedBte::gross)
                                .toList()));
                assertThat(list.rows()).hasSameSizeAs(town.btes(company));
            }
            case PPM ->
                assertThat(client.form29().ppm(company, Town.MAY).flatMap(rate -> rate.base()))
                        .isEqualTo(town.world.payments().stream()
                                .filter(payment -> payment.rut().equals(company))
                                .map(payment -> payment.base())
                                .findFirst());
            case PPM_TERM ->
                assertThat(client.form29().ppmTerm(company, Town.MAY)).isNotNull();
            case NOTICES ->
                assertThat(client.form29().notices(company, Town.MAY)).isEmpty();
            case PERIODS ->
                assertThat(client.form29().periods(company).includes(Town.MAY)).isTrue();
            case CURRENT ->
                assertThat(client.form29()
                                .current(company, Town.MAY)
                                .orElseThrow()
                                .exists())
                        .isEqualTo(!declared(company).isEmpty());
            case COMPACT_FORM -> compact(company);
            case LOG_OUT -> client.logOut(company);
        }
    }

    private void received(Rut company, ReceivedList list) {
        Map<BoletaId, ReportRow> rows = new HashMap<>();
        list.report().rows().forEach(row -> rows.put(row.id(), row));
        assertThat(list.report().rejects()).isEmpty();
        assertThat(rows)
                .hasSameSizeAs(boletas.get(company))
                .hasSameSizeAs(list.report().rows());
        for (SimulatedBoleta truth : now(company)) {
            ReportRow row = rows.get(truth.id());
            assertThat(row).isNotNull();
            assertThat(row.gross()).isEqualTo(truth.gross());
            assertThat(row.retained()).isEqualTo(truth.retainedByReceiver());
            assertThat(row.date()).isEqualTo(truth.date());
            assertThat(row.name()).isEqualTo(town.name(truth.id().issuer()));
            assertThat(list.barCodes()).containsEntry(truth.id(), truth.barCode());
        }
    }

    private void state(Rut company) {
        SimulatedBoleta one = any(company);
        BoletaListing listing = client.receivedState(company, Town.MAY, one.id());
        assertThat(listing instanceof BoletaListing.Annulled).isEqualTo(one.state() == State.ANNULLED);
    }

    /** As they stand now. */
    private List<SimulatedBoleta> now(Rut company) {
        return boletas.get(company).stream()
                .map(boleta -> sii.boleta(boleta.id()).orElseThrow())
                .toList();
    }

    private SimulatedBoleta any(Rut company) {
        return now(company).get(random.nextInt(boletas.get(company).size()));
    }

    private void btes(Rut company, BoletaReport report) {
        List<SimulatedBte> truth = town.btes(company);
        assertThat(report.rejects()).isEmpty();
        assertThat(report.rows())
                .extracting(row -> row.id().folio() + " " + row.gross())
                .containsExactlyInAnyOrderElementsOf(truth.stream()
                        .map(bte -> bte.folio() + " " + bte.gross())
                        .toList());
    }

    private void year(Rut company, AnnualSummary year) {
        long annulled = now(company).stream()
                .filter(boleta -> boleta.state() == State.ANNULLED)
                .count();
        AnnualSummary.Line may = java.util.Objects.requireNonNull(year.months().get(Month.MAY));
        assertThat((long) may.annulled()).isEqualTo(annulled);
        assertThat((long) may.inForce()).isEqualTo(boletas.get(company).size() - annulled);
    }

    private void pdf(Rut company) {
        String code = any(company).barCode();
        document(code, client.pdf(company, code, BoletaPdf.Side.RECEIVED));
    }

    private void compact(Rut company) {
        SimulatedDeclaration one =
                sii.channel().declarations(town.companies.get(2), Town.MAY).get(0);
        String folio = Long.toString(one.folio());
        document(folio, client.form29().compactForm(company, folio, one.internalId()));
    }

    /** The same document is the same bytes each time that it comes. */
    private void document(String name, Bytes came) {
        assertThat(documents.computeIfAbsent(name, first -> came)).isEqualTo(came);
    }

    private List<String> declared(Rut company) {
        return sii.channel().declarations(company, Town.MAY).stream()
                .map(declared -> Long.toString(declared.folio()))
                .toList();
    }

    private long retained(Rut company) {
        long boletasOf = now(company).stream()
                .filter(boleta -> boleta.state() != State.ANNULLED)
                .mapToLong(boleta -> boleta.retainedByReceiver().pesos())
                .sum();
        return boletasOf
                + town.btes(company).stream()
                        .mapToLong(bte -> bte.retained().pesos())
                        .sum();
    }

    private static long gross(SdiBoletas list) {
        return sum(list.rows().stream().map(row -> row.amounts().gross()).toList());
    }

    private static long sum(List<Clp> amounts) {
        return amounts.stream().mapToLong(Clp::pesos).sum();
    }
}
