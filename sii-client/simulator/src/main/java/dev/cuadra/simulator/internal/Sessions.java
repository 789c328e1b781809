package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.Taxpayer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who is logged in, who tried too often, and which seeds are out. Used under the lock of the books. */
final class Sessions {
    static final int LIMIT = 10;
    static final Duration LOCK = Duration.ofHours(1);
    static final Duration SEED_LIFE = Duration.ofMinutes(2);

    /** An open session. */
    record Session(Rut rut, String token, String key, Instant since, boolean portal) {}

    /** How a login ended: a session, or the last two digits of the failure. */
    record Login(Optional<Session> session, String code) {}

    private record Issued(Instant at, boolean used) {}

    private final Settings settings;
    private final Map<String, Session> open = new LinkedHashMap<>();
    private final Map<Rut, Integer> opened = new HashMap<>();
    private final Map<Rut, Integer> wrong = new HashMap<>();
    private final Map<Rut, Instant> locked = new HashMap<>();
    private final Map<String, Issued> seeds = new HashMap<>();
    private long seedsIssued;

    Sessions(Settings settings) {
        this.settings = settings;
    }

    private Instant now() {
        return settings.clock().instant();
    }

    /** Tries a password. */
    Login login(Optional<Taxpayer> taxpayer, Rut rut, String password) {
        if (isLocked(rut)) {
            return new Login(Optional.empty(), "09");
        }
        boolean right =
                taxpayer.flatMap(Taxpayer::password).filter(password::equals).isPresent();
        if (!right) {
            return new Login(Optional.empty(), afterWrong(rut));
        }
        wrong.remove(rut);
        return open(rut);
    }

    /** Opens a session of the pages, within the limit. */
    Login open(Rut rut) {
        if (count(rut) >= LIMIT) {
            return new Login(Optional.empty(), "27");
        }
        return new Login(Optional.of(start(rut, true)), "");
    }

    /** A token of the SOAP service, which takes no place among the sessions of the pages. */
    Session token(Rut rut) {
        return start(rut, false);
    }

    private Session start(Rut rut, boolean portal) {
        int number = opened.merge(rut, 1, Integer::sum);
        Session session = new Session(
                rut,
                Letters.of(settings.seed(), "token", rut.number(), number, 13),
                Letters.of(settings.seed(), "session", rut.number(), number, 13),
                now(),
                portal);
        open.put(session.token(), session);
        return session;
    }

    private boolean isLocked(Rut rut) {
        Instant since = locked.get(rut);
        if (since == null) {
            return false;
        }
        if (now().isBefore(since.plus(LOCK))) {
            return true;
        }
        locked.remove(rut);
        wrong.remove(rut);
        return false;
    }

    private String afterWrong(Rut rut) {
        int left = settings.wrongPasswords() - wrong.merge(rut, 1, Integer::sum);
        if (left <= 0) {
            locked.put(rut, now());
            return "09";
        }
        return left == 3 ? "55" : "20";
    }

    private long count(Rut rut) {
        expire();
        return open.values().stream()
                .filter(session -> session.portal() && session.rut().equals(rut))
                .count();
    }

    private void expire() {
        Instant dead = now().minus(settings.sessionLife());
        open.values().removeIf(session -> !session.since().isAfter(dead));
    }

    /** The session whose cookies a request carries. */
    Optional<Session> of(Request request) {
        expire();
        return request.cookie("TOKEN")
                .flatMap(token -> Optional.ofNullable(open.get(token)))
                .filter(session -> session.portal()
                        ? request.cookie("CSESSIONID")
                                .filter(session.key()::equals)
                                .isPresent()
                        : settings.tokenOpensPages());
    }

    void close(Session session) {
        open.remove(session.token());
    }

    /** A new seed. */
    String seed() {
        seedsIssued++;
        String seed = Letters.digits(settings.seed(), "seed", 0, seedsIssued, 12);
        // Leading zeros are part of a seed: a client that reads a number loses them.
        String padded = "000" + seed.substring(3);
        seeds.put(padded, new Issued(now(), false));
        return padded;
    }

    /** Uses a seed up; what is wrong with it, or nothing between quotes. */
    String use(String seed) {
        Issued issued = seeds.get(seed);
        if (issued == null || issued.used()) {
            return "SEED NO EXISTE";
        }
        seeds.put(seed, new Issued(issued.at(), true));
        return now().isAfter(issued.at().plus(SEED_LIFE)) ? "TIME-OUT DEL SEED" : "";
    }
}
