package dev.cuadra.onboarding.flag.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.exposure.CustomerList;
import dev.cuadra.onboarding.exposure.Facts;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.flag.FlagSet;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * Anything that people may do with a flag, in any order, beside a model that knows nothing of ours: sets, flags and numbers
 * of any size.
 */
class FlagsModelTest {
    private static final List<String> CUSTOMERS =
            IntStream.range(0, 12).mapToObj(i -> "c" + i).toList();
    private static final List<String> PHASES = List.of("beta", "some", "all");
    private static final int[] SHARES = {1_000, 6_000, 10_000};
    private static final String FLAGS = """
            {"schema": 1, "flags": [{"key": "flag", "type": "boolean", "owner": "pm", "reopen": ["lead"],
            "description": {"es": "Prueba", "en": "Test"}, "variants": {"on": true, "off": false},
            "exposed": "on", "otherwise": "off", "phases": [
            {"name": "beta", "percent": "10", "assignment": "list"},
            {"name": "some", "percent": "60", "assignment": "hash",
             "eligible": [{"fact": "seats", "operator": ">=", "value": "10"}]},
            {"name": "all", "percent": "100", "assignment": "hash"}]}]}
            """;

    /** The system and the model of it. */
    private static final class Both {
        private final FlagHouse house = new FlagHouse();
        private final Flags flags = new Flags(house.vault, FlagSet.read("test", FLAGS));
        private final LiveFlags live = flags.live(FlagHouse.ACME);
        private final LiveFlags other = flags.live(FlagHouse.ACME);

        private boolean on;
        private boolean back;
        private int phase = -1;
        private int hundredths;
        private String salt = "flag";
        private final Set<String> allow = new HashSet<>();
        private final Set<String> deny = new HashSet<>();
        private final Set<String> off = new HashSet<>();
        private final Set<String> admitted = new HashSet<>();
        private final Set<String> removed = new HashSet<>();
        private final Map<String, Integer> seats = new HashMap<>();

        private boolean change(Change change, String role) {
            boolean taken = flags.change(FlagHouse.ACME, "flag", change, house.act(role))
                    .refusal()
                    .isEmpty();
            live.refresh();
            return taken;
        }

        private Facts facts(String customer) {
            return name -> Optional.ofNullable(seats.get(customer)).map(String::valueOf);
        }

        private boolean expected(String customer) {
            if (!on || back || deny.contains(customer) || off.contains(customer)) {
                return false;
            }
            if (allow.contains(customer) || admitted.contains(customer)) {
                return true;
            }
            boolean eligible = phase != 1 || seats.getOrDefault(customer, 0) >= 10;
            return !removed.contains(customer) && phase > 0 && eligible && bucket(salt, customer) < hundredths;
        }

        /** Everybody asks; who is exposed is admitted from then on. */
        private void everybodyAsks() {
            for (String customer : CUSTOMERS) {
                boolean exposed = live.evaluate("flag", customer, facts(customer))
                        .orElseThrow()
                        .decision()
                        .exposed();
                assertThat(exposed).as(customer).isEqualTo(expected(customer));
                if (exposed) {
                    // By the list, it is let in again.
                    removed.remove(customer);
                    admitted.add(customer);
                }
            }
            live.refresh();
            assertThat(live.unstored()).isZero();
            other.refresh();
            assertThat(other.snapshot()
                            .rollout("flag")
                            .orElseThrow()
                            .admissions()
                            .admitted())
                    .isEqualTo(admitted);
        }
    }

    private static int bucket(String salt, String customer) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((salt + "\u001F" + customer).getBytes(StandardCharsets.UTF_8));
            byte[] first = new byte[9];
            System.arraycopy(digest, 0, first, 1, 8);
            return new BigInteger(first)
                    .multiply(BigInteger.valueOf(10_000))
                    .divide(BigInteger.TWO.pow(64))
                    .intValueExact();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One thing that somebody does. */
    private record Step(String what, int number, String customer) {
        private void run(Both both) {
            Set<String> before = new HashSet<>(both.admitted);
            act(both);
            both.everybodyAsks();
            if (!what.equals("remove")) {
                assertThat(both.admitted).containsAll(before);
            }
        }

        private void act(Both both) {
            switch (what) {
                case "on" -> both.on = both.change(new Change.Switch(true), "pm") || both.on;
                case "off" -> both.on = !both.change(new Change.Switch(false), "pm") && both.on;
                case "open" -> {
                    boolean open = both.change(new Change.Open(PHASES.get(number % 3), Optional.empty()), "pm");
                    boolean next = number % 3 == both.phase + 1;
                    assertThat(open).isEqualTo(!both.back && (next || number % 3 == both.phase));
                    if (open && next) {
                        both.phase = number % 3;
                        both.hundredths = SHARES[both.phase];
                    }
                }
                case "share" -> {
                    boolean shared = both.change(new Change.Share(new Percent(number)), "pm");
                    assertThat(shared)
                            .isEqualTo(!both.back && both.phase > 0 && number <= SHARES[Math.max(0, both.phase)]);
                    both.hundredths = shared ? number : both.hundredths;
                }
                case "allow" -> list(both, CustomerList.ALLOW, both.allow);
                case "deny" -> list(both, CustomerList.DENY, both.deny);
                case "switch" -> list(both, CustomerList.OFF, both.off);
                case "back" -> {
                    both.change(new Change.TakeBack("test"), "anybody");
                    both.back = true;
                }
                case "reopen" -> {
                    boolean lead = number % 2 == 0;
                    boolean open = both.change(new Change.Reopen(), lead ? "lead" : "pm");
                    assertThat(open).isEqualTo(lead || !both.back);
                    both.back = both.back && !lead;
                }
                case "salt" -> {
                    both.salt = "salt-" + number % 3;
                    both.change(new Change.DrawAnew(both.salt), "pm");
                }
                case "seats" -> both.seats.put(customer, number % 20);
                default -> {
                    both.flags.remove(FlagHouse.ACME, "flag", List.of(customer), both.house.act("pm"));
                    both.admitted.remove(customer);
                    both.removed.add(customer);
                    both.live.refresh();
                }
            }
        }

        private void list(Both both, CustomerList list, Set<String> model) {
            if (number % 2 == 0) {
                model.add(customer);
                both.change(new Change.Enlist(list, customer), "pm");
            } else {
                model.remove(customer);
                both.change(new Change.Strike(list, customer), "pm");
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> days() {
        Arbitrary<String> what = Arbitraries.of(
                "on", "off", "open", "open", "open", "share", "share", "allow", "deny", "switch", "back", "reopen",
                "reopen", "salt", "seats", "seats", "remove", "on", "on");
        Arbitrary<Step> steps = Combinators.combine(
                        what, Arbitraries.integers().between(0, 10_000), Arbitraries.of(CUSTOMERS))
                .as(Step::new);
        return steps.list().ofMinSize(5).ofMaxSize(30);
    }

    @Property(tries = 60)
    @Tag("EXPO-4")
    @Tag("EXPO-7")
    @Tag("EXPO-8")
    void whateverPeopleDoEveryDecisionIsTheModels(@ForAll("days") List<Step> days) {
        Both both = new Both();
        days.forEach(day -> day.run(both));
    }

    /** Lists and switches do not care in which order they were filled. */
    @Property(tries = 40)
    @Tag("EXPO-4")
    void theOrderInWhichListsAreFilledDoesNotMatter(@ForAll("fillings") List<Step> fillings, @ForAll long seed) {
        Both one = new Both();
        Both two = new Both();
        List<Step> other = new ArrayList<>(fillings);
        Collections.shuffle(other, new Random(seed));
        fillings.forEach(step -> step.act(one));
        other.forEach(step -> step.act(two));

        assertThat(two.flags.view(FlagHouse.ACME, "flag").state())
                .isEqualTo(one.flags.view(FlagHouse.ACME, "flag").state());
    }

    @Provide
    Arbitrary<List<Step>> fillings() {
        return Combinators.combine(Arbitraries.of("allow", "deny", "switch"), Arbitraries.of(CUSTOMERS))
                .as((what, customer) -> new Step(what, 0, customer))
                .list()
                .ofMaxSize(15);
    }
}
