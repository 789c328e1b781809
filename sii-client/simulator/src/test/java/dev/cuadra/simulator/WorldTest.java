package dev.cuadra.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.sii.SiiResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldTest {
    @Property(tries = 12)
    void pagesByIndexShowEveryRowOnce(@ForAll @IntRange(max = 320) int boletas) {
        assertThat(walk(boletas, Paging.INDEX)).hasSize(boletas).doesNotHaveDuplicates();
    }

    @Property(tries = 12)
    void pagesByCursorShowEveryRowOnce(@ForAll @IntRange(max = 320) int boletas) {
        assertThat(walk(boletas, Paging.CURSOR)).hasSize(boletas).doesNotHaveDuplicates();
    }

    private static SiiSimulator crowded(int boletas, Paging paging) {
        return SiiSimulator.builder()
                .clock(Town.june())
                .world(Town.crowded(boletas))
                .receivedPaging(paging)
                .start();
    }

    /** As the reference says: from page 0; by the code with a number from 1 where one is offered, else by index. */
    private static List<String> walk(int boletas, Paging paging) {
        try (SiiSimulator simulator = crowded(boletas, paging)) {
            Browser browser = new Browser(simulator);
            browser.login(Town.CROWDED, "clave77000000");
            List<String> rows = new ArrayList<>();
            String cursor = "";
            for (int index = 0; index * 100 < Math.max(1, boletas); index++) {
                boolean byCursor = !cursor.isEmpty();
                Map<String, String> form =
                        Browser.report(Town.CROWDED, "05", Integer.toString(byCursor ? index + 1 : index));
                if (byCursor) {
                    form.put("pagina_sig_codigo", cursor);
                }
                Map<String, String> values =
                        Browser.values(browser.post(Browser.IMT + "TMBCOC_InformeMensualBheRec.cgi", form));
                assertThat(values).containsEntry("total_boletas", Integer.toString(boletas));
                int count = Integer.parseInt(values.getOrDefault("CantidadFilas", "-1"));
                assertThat(count).isEqualTo(Math.min(100, boletas - index * 100));
                for (int i = 1; i <= count; i++) {
                    rows.add(values.get("rutemisor_" + i) + "/" + values.get("nroboleta_" + i));
                }
                cursor = values.getOrDefault("pagina_sig_codigo", "");
                boolean last = (index + 1) * 100 >= boletas;
                assertThat(cursor).matches(paging == Paging.INDEX ? "" : last ? "0{14}" : "1[0-9]{13}");
            }
            return rows;
        }
    }

    @Property(tries = 8)
    void pagesOfBoletasIssuedShowEveryRowOnce(@ForAll @IntRange(max = 250) int boletas) {
        World.Builder world = World.builder().person("1-9", "A", "x").company("77777777-7", "B", "y");
        for (int folio = 1; folio <= boletas; folio++) {
            world.boleta("1-9", folio, "77777777-7", LocalDate.of(2026, 5, 1 + folio % 28), 1_000L + folio);
        }
        try (SiiSimulator simulator =
                SiiSimulator.builder().clock(Town.june()).world(world.build()).start()) {
            Browser browser = new Browser(simulator);
            browser.login("1-9", "x");
            List<String> folios = new ArrayList<>();
            for (int page = 0; page * 100 < Math.max(1, boletas); page++) {
                Map<String, String> values = Browser.values(browser.issued("1-9", "05", Integer.toString(page)));
                assertThat(values)
                        .doesNotContainKey("pagina_sig_codigo")
                        .containsEntry("CantidadFilas", Integer.toString(Math.min(100, boletas - page * 100)));
                values.forEach((name, value) -> {
                    if (name.startsWith("nroboleta_")) {
                        folios.add(value);
                    }
                });
            }
            assertThat(folios).hasSize(boletas).doesNotHaveDuplicates();
        }
    }

    @Property(tries = 8)
    void pagesOfBtesShowEveryRowOnce(@ForAll @IntRange(max = 130) int btes) {
        World.Builder world = World.builder().company("77777777-7", "B", "y");
        for (int folio = 1; folio <= btes; folio++) {
            world.add(SimulatedBte.of(
                    Rut.parse("77777777-7"),
                    folio,
                    Rut.parse("1-9"),
                    "JOSÉ",
                    LocalDate.of(2026, 5, 3),
                    Clp.of(1_000L + folio)));
        }
        try (SiiSimulator simulator =
                SiiSimulator.builder().clock(Town.june()).world(world.build()).start()) {
            Browser browser = new Browser(simulator);
            browser.login("77777777-7", "y");
            List<String> folios = new ArrayList<>();
            int pages = Math.max(1, (btes + 49) / 50);
            for (int page = 1; page <= pages; page++) {
                String text = Browser.text(browser.post(
                        "https://zeus.sii.cl/cvc_cgi/bte/bte_indiv_cons2",
                        Map.of(
                                "CNTR",
                                "1",
                                "PAGINA",
                                Integer.toString(page),
                                "TIPO",
                                "mensual",
                                "MESM",
                                "05",
                                "ANOM",
                                "2026")));
                assertThat(text).contains("Página " + page + " de " + pages, "Total Boletas : " + btes);
                Pattern.compile("bte_indiv_cons3\\?X=([0-9]+)")
                        .matcher(text)
                        .results()
                        .forEach(found -> folios.add(found.group(1)));
            }
            assertThat(folios).hasSize(btes).doesNotHaveDuplicates();
        }
    }

    @Test
    void whoeverWalksTheCursorDialectByNumbersGetsTheFirstPageAgain() {
        try (SiiSimulator simulator = crowded(150, Paging.CURSOR)) {
            Browser browser = new Browser(simulator);
            browser.login(Town.CROWDED, "clave77000000");

            SiiResponse first = browser.received(Town.CROWDED, "05", "0");
            assertThat(browser.received(Town.CROWDED, "05", "1").body()).isEqualTo(first.body());
            assertThat(browser.received(Town.CROWDED, "05", "2").body()).isEqualTo(first.body());
        }
    }

    @Property(tries = 20)
    void aGeneratedWorldComesBackFromItsFile(@ForAll long seed, @ForAll @IntRange(max = 30) int boletas) {
        WorldPlan plan = new WorldPlan(2, 9, boletas, YearMonth.of(2025, 12), 2);
        World world = World.generated(seed, plan);

        assertThat(World.parse(world.toJson())).isEqualTo(world);
        assertThat(World.generated(seed, plan)).isEqualTo(world);
        assertThat(world.boletas()).hasSize(4 * boletas);
    }

    @Test
    void theSampleComesBackFromItsFile() {
        assertThat(World.parse(World.sample().toJson())).isEqualTo(World.sample());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                  | Not JSON",
                "{'people':[]}                                      | no member is called 'people'",
                "{'taxpayers':{}}                                   | taxpayers: a list is expected",
                "{'taxpayers':[{'rut':'1-9','name':'A'}]}           | taxpayers[0].kind: is missing",
                "{'taxpayers':[{'rut':'1-8','name':'A','kind':'PERSON'}]} | taxpayers[0].rut",
                "{'proposals':[{'rut':'1-9','month':'2026-13'}]}    | proposals[0].month",
                "{'proposals':[{'rut':'1-9','month':'2026-05'}]}    | No taxpayer of this world",
                "{'taxpayers':[{'rut':'1-9','name':'A','kind':'PERSON','mayIssue':'no'}]} | taxpayers[0].mayIssue",
                "{'boletas':[{'issuer':'1-9','folio':1,'receiver':'1-9','date':'2026-05-01','gross':1}]} | boletas[0]: Nobody",
                "{'boletas':[{'issuer':'1-9','folio':1,'receiver':'2-7','date':'2026-05-01','gross':1.5}]} | boletas[0].gross"
            })
    void aFileThatIsWrongIsRefusedWithItsPlace(String file, String why) {
        assertThatThrownBy(() -> World.parse(file.strip().replace('\'', '"')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why.strip());
    }

    /** The example of the document, which leaves out what may be left out. */
    @Test
    void whatIsLeftOutOfAFileFollowsFromTheRest() {
        String file = "{'taxpayers':[{'rut':'77777777-7','name':'E','kind':'COMPANY','password':'e'},"
                + "{'rut':'11111111-1','name':'A','kind':'PERSON'}],'boletas':[{'issuer':'11111111-1',"
                + "'folio':311,'receiver':'77777777-7','date':'2026-05-22','gross':500000}],"
                + "'proposals':[{'rut':'77777777-7','month':'2026-05','codes':{'563':'3000000'}}]}";
        World world = World.parse(file.replace('\'', '"'));

        assertThat(world.boletas().get(0).retained()).isEqualTo(Clp.of(76_250));
        assertThat(world.boletas().get(0).barCode()).matches("111111111000000311[0-9A-F]{2}");
        assertThat(world.taxpayers()).extracting(Taxpayer::mayIssue).containsExactly(false, true);
        assertThat(world.proposals().get(0).kind()).isEqualTo(44);
    }

    @Test
    void nobodyIsThereTwice() {
        World.Builder twice = World.builder().person("1-9", "A", "x").person("1-9", "B", "y");

        assertThatThrownBy(twice::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameSeedAndRequestsGiveTheSameBytes() {
        assertThat(transcript(3)).isEqualTo(transcript(3));
        assertThat(transcript(3)).isNotEqualTo(transcript(4));
    }

    private static List<String> transcript(long seed) {
        try (SiiSimulator simulator = SiiSimulator.builder()
                .clock(Town.june())
                .seed(seed)
                .world(Town.crowded(130))
                .receivedPaging(Paging.CURSOR)
                .start()) {
            Browser browser = new Browser(simulator);
            List<String> seen = new ArrayList<>();
            seen.add(SignedSeeds.seed(browser));
            seen.add(Browser.cookiesOf(browser.login(Town.CROWDED, "clave77000000"))
                    .toString());
            seen.add(browser.received(Town.CROWDED, "05", "0").body().toString());
            seen.add(simulator.calls().all().toString());
            return seen;
        }
    }

    @Test
    void twoTaxpayersAtOnceGetWhatEachGetsAlone() throws InterruptedException, ExecutionException {
        List<String> alone =
                List.of(visit(Town.sample(), Town.COMPANY, "empresa1"), visit(Town.sample(), Town.OTHER, "ejemplo1"));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (SiiSimulator simulator = Town.sample()) {
            Future<String> one = threads.submit(() -> visits(simulator, Town.COMPANY, "empresa1"));
            Future<String> two = threads.submit(() -> visits(simulator, Town.OTHER, "ejemplo1"));

            assertThat(one.get()).isEqualTo(alone.get(0));
            assertThat(two.get()).isEqualTo(alone.get(1));
            assertThat(simulator.calls().all())
                    .extracting(SimulatedCall::number)
                    .doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    private static String visit(SiiSimulator simulator, String rut, String password) {
        try (simulator) {
            return visits(simulator, rut, password);
        }
    }

    private static String visits(SiiSimulator simulator, String rut, String password) {
        Browser browser = new Browser(simulator);
        StringBuilder seen = new StringBuilder(
                Browser.cookiesOf(browser.login(rut, password)).toString());
        for (int i = 0; i < 15; i++) {
            seen.append(browser.received(rut, "05", "0").body());
        }
        return seen.toString();
    }

    @Test
    void aProgramOfItsOwnRunsUntilItIsInterrupted(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("world.json");
        Files.writeString(file, World.sample().toJson());
        BlockingQueue<String> said = new ArrayBlockingQueue<>(1);
        BlockingQueue<String> ended = new ArrayBlockingQueue<>(1);
        Thread program = new Thread(() -> {
            try {
                Main.run(List.of("--world", file.toString(), "--seed", "4"), said::add);
            } catch (InterruptedException e) {
                ended.add("interrupted");
            }
        });
        program.start();
        String base = said.poll(20, TimeUnit.SECONDS);
        program.interrupt();

        assertThat(base).matches("http://127\\.0\\.0\\.1:[0-9]+/");
        assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo("interrupted");
        assertThatThrownBy(() -> Main.run(List.of("--nothing", "1"), said::add))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedSimulatorIsUnreachable() {
        SettableClock clock = Town.june();
        SiiSimulator simulator = Town.sample(clock);
        Browser browser = new Browser(simulator).deadline(Duration.ofSeconds(2));
        simulator.close();

        assertThatThrownBy(() -> browser.login(Town.COMPANY, "empresa1")).hasMessageContaining("UNREACHABLE");
    }
}
