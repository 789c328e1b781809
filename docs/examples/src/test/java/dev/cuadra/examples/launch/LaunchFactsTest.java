package dev.cuadra.examples.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuadra.onboarding.record.EvaluationRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the house of the standard size reports, against what is counted in its scenario by other means. */
class LaunchFactsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    private static final LocalDate LAUNCH = LocalDate.of(2025, 9, 29);
    private static final Scenario SCENARIO = ScenarioGenerator.make(SimulationSize.STANDARD, "es");
    private static final Map<String, String> FILES = Simulation.whole(SCENARIO);

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String file(String name) {
        String text = FILES.get(name);
        assertThat(text).as(name).isNotNull();
        return String.valueOf(text);
    }

    private static List<JsonNode> lines(String name) {
        return file(name).lines().map(LaunchFactsTest::json).toList();
    }

    private static List<Step> steps(Predicate<Step> which) {
        return SCENARIO.steps().stream().filter(which).toList();
    }

    private static Map<LocalDate, Long> byDay(String kind) {
        return steps(step -> step.kind().equals(kind)).stream()
                .collect(Collectors.groupingBy(
                        step -> LocalDate.ofInstant(step.at(), SANTIAGO), TreeMap::new, Collectors.counting()));
    }

    private static String field(JsonNode summary, String key) {
        for (JsonNode field : summary.path("fields")) {
            if (field.path("key").asText().equals(key)) {
                return field.path("value").asText();
            }
        }
        throw new AssertionError(key);
    }

    @Test
    void theScenarioHasWhatWasAskedFor() {
        // One more ticket is that of the incident.
        assertThat(steps(step -> step.kind().equals("ticket.open"))).hasSize(151);
        assertThat(steps(step -> step.kind().equals("layby.open"))).hasSize(120);
        assertThat(steps(step -> step.kind().equals("plan.start"))).hasSize(12);
    }

    @Test
    void eachDayTellsTheTicketsThatWereOpenedUntilThen() {
        for (int day = 1; day <= 14; day++) {
            LocalDate date = LAUNCH.plusDays(day - 1L);
            Instant close = date.atTime(20, 40).atZone(SANTIAGO).toInstant();
            long opened = steps(step -> step.kind().equals("ticket.open")).stream()
                    .filter(step -> LocalDate.ofInstant(step.at(), SANTIAGO).equals(date))
                    .filter(step -> step.at().isBefore(close))
                    .count();
            JsonNode summary = json(file("summaries/" + Reports.two(day) + ".json"));
            assertThat(field(summary, "support_tickets")).as("day " + day).isEqualTo(Long.toString(opened));
        }
        Map<LocalDate, Long> whole = byDay("ticket.open");
        whole.forEach((date, count) -> assertThat(file("index.html"))
                .contains(date.toString())
                .contains("<span data-figure=\"opened\">" + count + "</span>"));
    }

    @Test
    void lateAnswersAreCountedAsTheyComeInTheScenario() {
        JsonNode totals = json(file("totals.json"));
        assertThat(totals.path("tickets").path("opened").asLong()).isEqualTo(151);
        assertThat(totals.path("tickets").path("critical").asLong()).isEqualTo(1);
        JsonNode incident = json(file("incidents/INC-1.json"));
        assertThat(incident.path("missedUpdates").asLong()).isEqualTo(missed());
        assertThat(incident.path("updates").asLong())
                .isEqualTo(steps(step -> step.kind().equals("incident")
                                && step.text("do").equals("UPDATED"))
                        .size());
    }

    /** Users were to hear something every fifteen minutes since the declaration; what comes at the last instant is in time. */
    private static long missed() {
        long missed = 0;
        Instant told = Instant.MAX;
        for (Step step : steps(one -> one.kind().equals("incident"))) {
            boolean says = Set.of("DECLARED", "UPDATED", "RESOLVED").contains(step.text("do"));
            if (says && told.isBefore(step.at())) {
                missed += (Duration.between(told, step.at()).toMinutes() - 1) / 15;
            }
            told = says ? step.at() : told;
        }
        return missed;
    }

    @Test
    void theBooksOfLaybysAreSoundAndHoldWhatTheScenarioPaid() {
        JsonNode books = json(file("laybys/integrity.json"));
        assertThat(books.path("sound").asBoolean()).isTrue();
        assertThat(books.path("agreements").asLong()).isEqualTo(120);
        JsonNode laybys = json(file("totals.json")).path("laybys");
        // Shops east of Santiago opened lay-bys before the launch was live, and its totals left those out.
        Instant live = LAUNCH.atTime(8, 0).atZone(SANTIAGO).toInstant();
        List<Step> opened = steps(step -> step.kind().equals("layby.open"));
        assertThat(opened).hasSize(120).noneMatch(step -> step.at().isBefore(live));
        assertThat(laybys.path("accepted").asLong()).isEqualTo(120);
        Map<String, BigDecimal> prices = new TreeMap<>();
        opened.forEach(
                step -> prices.merge(step.text("currency"), new BigDecimal(step.text("price")), BigDecimal::add));
        prices.forEach((currency, sum) -> assertThat(
                        new BigDecimal(laybys.path("value").path(currency).asText()))
                .as(currency)
                .isEqualByComparingTo(sum));
        long paid = (long) opened.size()
                + steps(step -> step.kind().equals("layby.pay")).size();
        assertThat(laybys.path("payments").asLong()).isEqualTo(paid);
    }

    @Test
    void gatesPassFailAndStayOpenAndTheRolloutHoldsAndGoesOn() {
        Set<String> verdicts = new HashSet<>();
        lines("gates/verdicts.jsonl")
                .forEach(one -> verdicts.add(one.path("verdict").asText()));
        assertThat(verdicts).contains("PASS", "FAIL", "INCONCLUSIVE", "HOLD", "ADVANCE");

        Map<String, List<String>> alerts = lines("gates/alerts.jsonl").stream()
                .collect(Collectors.groupingBy(
                        one -> one.path("definition").asText() + " "
                                + one.path("trigger").asText(),
                        Collectors.mapping(one -> one.path("event").asText(), Collectors.toList())));
        assertThat(alerts.get("layby-launch LL-283")).containsSubsequence("FIRED", "CLEARED");
        assertThat(alerts.get("customer-onboarding-C-02 CO-051")).containsSubsequence("FIRED", "CLEARED");
    }

    /** Half an hour of each day was once missing in what is counted over a day, and all of it stayed unknown. */
    @Test
    void whatIsCountedOverADayIsCountedOverAllOfIt() {
        long up = 0;
        for (Step step : steps(step -> step.kind().equals("observe"))) {
            for (JsonNode reading : step.what().path("readings")) {
                boolean first = LocalDate.ofInstant(
                                Instant.parse(reading.path("start").asText()), SANTIAGO)
                        .isBefore(LAUNCH.plusDays(7));
                up += first && reading.path("metric").asText().equals("uptime_pct")
                        ? reading.path("k").asLong()
                        : 0;
            }
        }
        List<String> rows = new ArrayList<>();
        json(file("dashboards/day-14-laybys.json"))
                .path("rows")
                .forEach(row -> rows.add(row.path("id").asText() + " "
                        + row.path("status").asText() + " " + row.path("of").asText()));
        assertThat(rows).contains("uptime GREEN " + up + "/" + 7 * 24 * 60);
        assertThat(lines("gates/verdicts.jsonl"))
                .anySatisfy(one -> assertThat(one.path("subject").asText() + " "
                                + one.path("verdict").asText())
                        .isEqualTo("gate:week-1-technical PASS"));
    }

    @Test
    void everyRecordComesOutAgainAndNoChainIsBroken() {
        JsonNode gates = json(file("totals.json")).path("gates");
        assertThat(gates.path("same")).isEqualTo(gates.path("records"));
        assertThat(gates.path("records").asLong()).isPositive();
        FILES.forEach((name, text) -> {
            if (name.startsWith("gates/layby-launch/")) {
                assertThat(EvaluationRecord.broken(text.lines().toList()))
                        .as(name)
                        .isEmpty();
            }
        });
    }

    @Test
    void everyMessageIsDeliveredOrShownWithItsReason() {
        JsonNode messages = json(file("totals.json")).path("messages");
        long shown = FILES.keySet().stream()
                .filter(name -> name.matches("messages/\\d{4}-\\d\\d-\\d\\d\\.jsonl"))
                .mapToLong(name -> lines(name).size())
                .sum();
        assertThat(messages.path("delivered").asLong()).isEqualTo(shown);
        assertThat(lines("messages/parked.jsonl"))
                .hasSize(messages.path("parked").asInt());
        assertThat(lines("messages/parked.jsonl"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("reason").asText()).isNotBlank());
    }

    private static List<JsonNode> letters(String subject) {
        return FILES.keySet().stream()
                .filter(name -> name.matches("messages/\\d{4}-\\d\\d-\\d\\d\\.jsonl"))
                .sorted()
                .flatMap(name -> lines(name).stream())
                .filter(one -> one.path("message").path("subject").asText().matches(subject))
                .toList();
    }

    /** Its template says the Friday at 16:00, and its amounts are in as many currencies as lay-bys were accepted in. */
    @Test
    void theManagementHearsOfEachWeekInAllItsCurrencies() {
        List<JsonNode> letters = letters("Apartados, semana del .*");
        assertThat(letters)
                .map(one -> one.path("at").asText())
                .containsExactly("2025-10-03T19:00:00Z", "2025-10-10T19:00:00Z");
        Map<String, BigDecimal> prices = new TreeMap<>();
        Instant sent = Instant.parse("2025-10-03T19:00:00Z");
        Instant from = LAUNCH.atStartOfDay(SANTIAGO).toInstant();
        steps(step -> step.kind().equals("layby.open")
                        && !step.at().isBefore(from)
                        && step.at().isBefore(sent))
                .forEach(step ->
                        prices.merge(step.text("currency"), new BigDecimal(step.text("price")), BigDecimal::add));
        assertThat(prices).hasSizeGreaterThan(3).containsKeys("CLP", "USD");
        String letter = letters.get(0).path("message").path("body").asText();
        prices.forEach((currency, sum) -> assertThat(letter)
                .as(currency)
                .contains(currency + "\u00a0" + String.format(java.util.Locale.GERMANY, "%,d", sum.toBigInteger())));
        assertThat(letter).contains("Tutoriales: no disponible").doesNotContain("Tasa");
    }

    @Test
    void aLetterSaysTheColourOnceAndNoFigureForWhatNobodyKnows() {
        assertThat(letters("Estado del .*"))
                .isNotEmpty()
                .allSatisfy(
                        one -> assertThat(one.path("message").path("subject").asText())
                                .matches("Estado del \\d+ de \\p{L}+: (verde|amarillo|rojo)"));
        assertThat(letters("Apartados a las .*")
                        .get(0)
                        .path("message")
                        .path("body")
                        .asText())
                .contains("Adopción: no disponible");
    }

    @Test
    void everyJurisdictionOfTheLawHasAShop() {
        Set<String> shops = new HashSet<>();
        steps(step -> step.kind().equals("layby.open")).forEach(step -> shops.add(step.text("jurisdiction")));
        assertThat(shops)
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(dev.cuadra.layby.law.Jurisdiction.values())
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void theRotaHasItsGapAndNothingWasRefused() {
        JsonNode cover = json(file("staffing/coverage.json"));
        assertThat(cover.path("missingMinutes").asLong()).isEqualTo(180);
        assertThat(cover.path("gaps")).hasSize(1);
        assertThat(file("refused.jsonl")).isEmpty();
    }

    @Test
    void everyLinkOfTheFirstPageLeadsSomewhere() {
        assertThat(file("index.html").lines().toList()).isNotEmpty();
        java.util.regex.Matcher links =
                java.util.regex.Pattern.compile("href=\"([^\"]+)\"").matcher(file("index.html"));
        Set<String> wanted = new HashSet<>();
        while (links.find()) {
            wanted.add(links.group(1));
        }
        wanted.remove("scenario.jsonl");
        assertThat(FILES.keySet()).containsAll(wanted);
    }

    @Test
    void otherSeedsAndSizesAreLivedThroughToo() {
        List<SimulationSize> sizes = List.of(
                new SimulationSize(0, 1, 0, 0, 0),
                new SimulationSize(-5, 2, 5, 0, 1),
                new SimulationSize(Long.MAX_VALUE, 2, 0, 5, 0));
        for (SimulationSize size : sizes) {
            Scenario scenario = ScenarioGenerator.make(size, "en");
            Map<String, String> files = Simulation.whole(scenario);
            assertThat(files).as(size.toString()).containsKeys("index.html", "totals.json", "summaries/day-01.txt");
            assertThat(json(String.valueOf(files.get("totals.json")))
                            .path("laybys")
                            .path("sound")
                            .asBoolean())
                    .isTrue();
        }
    }
}
