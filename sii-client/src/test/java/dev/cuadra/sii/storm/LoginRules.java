package dev.cuadra.sii.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.sii.SiiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When a taxpayer may be logged in, told by what was sent and what the login answered. */
final class LoginRules {
    private static final Duration BETWEEN = Duration.ofMinutes(10);
    private static final Duration BLOCK = Duration.ofMinutes(60);
    private static final Set<String> LOCKED = Set.of("09", "19");
    private static final Set<String> REJECTED = Set.of("20", "33", "34", "35", "36", "37", "38", "39", "55");
    private static final Set<String> STATES_REJECTED = Set.of("21", "-3", "-07");
    private static final String SESSIONS = "27";

    private final Map<Rut, Instant> last = new HashMap<>();
    private final Map<Rut, Instant> locked = new HashMap<>();
    private final Map<Rut, Instant> crowded = new HashMap<>();
    private final Map<Rut, Set<String>> refused = new HashMap<>();
    private int sent;
    private int refusals;
    private int locks;

    /** A login goes out with this value; {@code further} of one that was begun in the same operation. */
    void sent(Rut rut, String value, Instant now, boolean further) {
        Instant before = last.getOrDefault(rut, Instant.MIN);
        if (!further) {
            assertThat(before.plus(before.equals(Instant.MIN) ? Duration.ZERO : BETWEEN))
                    .as("two logins within ten minutes")
                    .isBeforeOrEqualTo(now);
            last.put(rut, now);
            sent++;
        }
        assertThat(refused.getOrDefault(rut, Set.of()))
                .as("a refused value sent again")
                .doesNotContain(value);
        assertThat(locked.getOrDefault(rut, Instant.MIN))
                .as("a login of a locked one")
                .isBeforeOrEqualTo(now);
        assertThat(crowded.getOrDefault(rut, Instant.MIN))
                .as("one more of too many")
                .isBeforeOrEqualTo(now);
    }

    /** What came back. */
    void answered(Rut rut, String value, Instant now, SiiResponse response) {
        String code = Effect.code(response).orElse("");
        Optional<String> state = Effect.state(response).filter(STATES_REJECTED::contains);
        if (LOCKED.contains(code)) {
            locked.put(rut, now.plus(BLOCK));
            locks++;
        }
        if (SESSIONS.equals(code)) {
            crowded.put(rut, now.plus(BLOCK));
            locks++;
        }
        if (LOCKED.contains(code) || REJECTED.contains(code) || state.isPresent()) {
            refused.computeIfAbsent(rut, first -> new HashSet<>()).add(value);
            refusals++;
        }
    }

    void loggedOut(Rut rut) {
        crowded.remove(rut);
    }

    /** A person has looked. */
    void allowed(Rut rut) {
        refused.remove(rut);
    }

    boolean refused(Rut rut) {
        return refused.containsKey(rut);
    }

    int sent() {
        return sent;
    }

    int refusals() {
        return refusals;
    }

    int locks() {
        return locks;
    }
}
