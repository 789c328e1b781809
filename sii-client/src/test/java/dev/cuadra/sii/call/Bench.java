package dev.cuadra.sii.call;

import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.Marker;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.memory.ScriptedSiiTransport;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A clock that waiting moves on, and a wire to a script. */
final class Bench {
    static final Instant START = Instant.parse("2026-06-10T12:00:00Z");
    static final YearMonth MAY = YearMonth.of(2026, 5);
    static final URI LOA = URI.create("https://loa.sii.cl/cgi_IMT/X.cgi");
    static final String GOOD = "<html>GOOD</html>";

    final SettableClock clock = SettableClock.at(START);
    final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    final Waiting waiting = time -> {
        waits.add(time);
        clock.advance(time);
    };
    final ScriptedSiiTransport script = new ScriptedSiiTransport();
    final CallLimits limits = CallLimits.standard();
    final Dice dice = new Dice(new Random(7), limits);
    final List<SiiExchange> exchanges = Collections.synchronizedList(new ArrayList<>());
    final CookieJar jar = CookieJar.empty(clock);

    Wire wire() {
        return wire(script);
    }

    Wire wire(SiiTransport transport) {
        return new Wire(transport, limits, clock, dice, exchanges::add);
    }

    Budget budget() {
        return new Budget(clock, waiting, limits.operation());
    }

    Duration passed() {
        return Duration.between(START, clock.instant());
    }

    static Function<SiiPage, String> good() {
        return page -> {
            PageJudge.judge(SiiService.BHE, page, Marker.text("GOOD")).ifPresent(fault -> {
                throw new SiiFaultException(fault);
            });
            return page.text();
        };
    }

    String read(Wire wire, Budget budget) {
        return wire.read(() -> Ask.get(Ask.Kind.READ, LOA), jar, budget, good());
    }

    static SiiResponse redirect(String to, String... cookies) {
        return new SiiResponse(302, Map.of("location", List.of(to), "set-cookie", List.of(cookies)), Bytes.utf8(""));
    }

    static SiiFault fault(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(SiiFaultException.class, call).fault();
    }
}
