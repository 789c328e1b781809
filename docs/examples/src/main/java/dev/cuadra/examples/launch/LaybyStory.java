package dev.cuadra.examples.launch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lay-bys in the shops of eleven jurisdictions: opened, paid, paid off and collected, or cancelled and paid back. */
final class LaybyStory {
    /** A shop, and how many lay-bys of so many are opened there. */
    private record Place(String jurisdiction, String store, String currency, String zone, int weight) {}

    private static final List<Place> PLACES = List.of(
            new Place("CL", "SCL", "CLP", "America/Santiago", 40),
            new Place("AU", "SYD", "AUD", "Australia/Sydney", 14),
            new Place("NZ", "WLG", "NZD", "Pacific/Auckland", 10),
            new Place("ZA", "JNB", "ZAR", "Africa/Johannesburg", 8),
            new Place("UK", "LHR", "GBP", "Europe/London", 8),
            new Place("US-MD", "BWI", "USD", "America/New_York", 4),
            new Place("US-OH", "CMH", "USD", "America/New_York", 4),
            new Place("US-NY", "JFK", "USD", "America/New_York", 4),
            new Place("US-CA", "LAX", "USD", "America/Los_Angeles", 4),
            new Place("US-IL", "ORD", "USD", "America/Chicago", 4),
            new Place("US-RI", "PVD", "USD", "America/New_York", 4));
    private static final List<Integer> BY_DAY = List.of(22, 15, 13, 11, 10, 7, 4, 5, 4, 3, 3, 2, 1, 1);
    private static final List<Integer> COUNTS = List.of(2, 3, 4, 6, 8);
    private static final List<String> GOODS =
            List.of("Silla de lectura", "Bicicleta", "Abrigo", "Cuna", "Mesa", "Radio");
    private static final List<String> TENDERS = List.of("CASH", "CARD", "BANK_TRANSFER");
    private static final int UNIT = 120;
    private static final int PESOS = 12_000;

    private final Story story;
    private final Dice dice;
    private final List<Integer> shops = new ArrayList<>();

    LaybyStory(Story story, long seed) {
        this.story = story;
        this.dice = new Dice(seed, "laybys");
        PLACES.forEach(place -> shops.add(place.weight()));
    }

    void tell(int laybys) {
        if (laybys == 0) {
            return;
        }
        Instant before = story.days().at(-1, 9, 0);
        for (Place place : PLACES) {
            ObjectNode stock = shop(place).put("goods", "APARTADO").put("quantity", laybys);
            story.tell(before, "layby.stock", stock);
        }
        List<Integer> weights = new ArrayList<>();
        for (int day = 1; day <= story.days().days(); day++) {
            weights.add(day <= BY_DAY.size() ? BY_DAY.get(day - 1) : 1);
        }
        for (int number = 1; number <= laybys; number++) {
            layby(String.format(Locale.ROOT, "L-%04d", number), dice.weighted(weights) + 1);
        }
    }

    private static ObjectNode shop(Place place) {
        return Story.what().put("business", DayPages.COMPANY).put("store", place.store());
    }

    private static ObjectNode about(String layby) {
        return Story.what().put("layby", layby);
    }

    private void layby(String layby, int day) {
        Place place = PLACES.get(dice.weighted(shops));
        ZonedDateTime asked = story.days()
                .date(day)
                .atTime(dice.between(9, 19), dice.below(60))
                .atZone(ZoneId.of(place.zone()));
        // In the shops of the east it is evening when the launch goes live: who comes earlier comes back the next day.
        boolean live = !asked.toInstant().isBefore(story.days().live());
        Instant opened = (live ? asked : asked.plusDays(1)).toInstant();
        int multiple = dice.between(1, 12);
        int count = dice.pick(COUNTS);
        boolean pesos = place.currency().equals("CLP");
        int price = multiple * (pesos ? PESOS : UNIT);
        int each = price * 4 / 5 / count;
        ObjectNode what = shop(place).put("layby", layby).put("jurisdiction", place.jurisdiction());
        what.put("zone", place.zone()).put("goods", "APARTADO").put("title", dice.pick(GOODS));
        what.put("consumer", "persona" + dice.between(1, 80)).put("frequency", dice.chance(650) ? "WEEKLY" : "MONTHLY");
        what.put("price", amount(price, pesos)).put("currency", place.currency());
        what.put("deposit", amount(price / 5, pesos)).put("count", count).put("tender", dice.pick(TENDERS));
        story.tell(opened, "layby.open", what);
        lived(layby, opened, each, count, pesos);
    }

    private static String amount(int whole, boolean pesos) {
        return whole + (pesos ? "" : ".00");
    }

    private void lived(String layby, Instant opened, int each, int count, boolean pesos) {
        Instant at = opened;
        int paid = 0;
        int end = dice.below(100);
        int payments = end < 14 ? 0 : dice.between(end < 30 ? 0 : 1, Math.min(count - 1, 3));
        for (; paid < payments; paid++) {
            at = at.plus(Duration.ofMinutes(dice.between(900, 6_000)));
            ObjectNode pay = about(layby).put("amount", amount(each, pesos)).put("tender", dice.pick(TENDERS));
            story.tell(at, "layby.pay", pay);
        }
        if (end < 14) {
            at = at.plus(Duration.ofMinutes(dice.between(600, 5_000)));
            ObjectNode rest =
                    about(layby).put("amount", amount(each * count, pesos)).put("tender", "CARD");
            story.tell(at, "layby.pay", rest);
            story.tell(at.plus(Duration.ofMinutes(dice.between(30, 1_500))), "layby.collect", about(layby));
        } else if (end < 22) {
            at = at.plus(Duration.ofMinutes(dice.between(900, 5_000)));
            story.tell(at, "layby.cancel", about(layby));
            story.tell(at.plus(Duration.ofMinutes(dice.between(200, 2_000))), "layby.refund", about(layby));
        }
    }
}
