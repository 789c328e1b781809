package dev.cuadra.sii.storm;

import dev.cuadra.simulator.SimulatedCall;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.spi.sii.SiiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the end of one request says of the service, by what the simulator played and by the reference's tables. */
record Effect(Kind kind, Duration pause) {
    enum Kind {
        WELL,
        ILL,
        THROTTLED,
        /** The caller gave up. */
        NOTHING
    }

    static final Effect WELL = new Effect(Kind.WELL, Duration.ZERO);
    static final Effect ILL = new Effect(Kind.ILL, Duration.ZERO);
    static final Effect NOTHING = new Effect(Kind.NOTHING, Duration.ZERO);
    private static final Effect THROTTLED = new Effect(Kind.THROTTLED, Duration.ZERO);
    private static final Effect MAINTENANCE = new Effect(Kind.ILL, Duration.ofMinutes(5));

    /** Pages from which nothing is read: a new design of them is no obstacle. */
    private static final Set<String> UNREAD = Set.of("home", "bhe.menu", "bte.menu");

    private static final List<String> DRIFTED = List.of(
            "valoresPagina",
            "arreglo",
            "TotalFilas",
            "TipoRet",
            "NumeroAnular",
            "Continuar",
            "causas",
            "LISTADO BTE",
            "bte_detalle",
            "\"resultado\":",
            "\"meta\":");
    private static final Pattern LOGIN = Pattern.compile("\\.500\\.720\\.([0-9]{2})");
    private static final Pattern STATE = Pattern.compile("ESTADO&gt;(-?[0-9]+)&lt;");
    /** Codes of the login that say that it cannot now, with the seconds to wait. */
    private static final Map<String, Integer> LATER = Map.of("03", 60, "07", 60, "12", 60, "01", 0, "30", 0, "56", 0);

    private static final Set<String> AUTH_LATER = Set.of("-1", "-2", "07", "08", "09", "10", "12");

    /**
     * What a call says.
     *
     * @param bounced whether another service sent the caller to the login, of which nothing but the bounce is read
     */
    static Effect of(SimulatedCall call, Optional<SiiResponse> response, boolean bounced) {
        if (call.fault().isEmpty()) {
            return natural(response);
        }
        SimulatedFault fault = call.fault().get();
        return switch (fault) {
            case CONNECTION_REFUSED, CONNECTION_CLOSED, CONNECTION_RESET, BODY_CUT, NOT_COMMITTED_DROPPED -> ILL;
            case THROTTLED_PAGE, THROTTLED_STATUS -> THROTTLED;
            case ERROR_AL_CONTRIBUYENTE, SERVER_ERROR, ERROR_500_BODY -> bounced ? WELL : ILL;
            case AYUDAS_900 -> bounced ? WELL : MAINTENANCE;
            case HOST_UNDEFINED -> UNREAD.contains(call.operation()) ? WELL : ILL;
            case HTML_INSTEAD_OF_PDF -> ILL;
            case EMPTY_PDF, JSON_CUT -> call.status() == 302 ? WELL : ILL;
            case COMMITTED_THEN_DROPPED -> call.status() == 0 ? ILL : WELL;
            case COMMITTED_UNCLEAR -> call.committed() ? ILL : WELL;
            case DRIFTED -> {
                String text = response.map(Effect::text).orElse("");
                boolean read = !UNREAD.contains(call.operation());
                yield read && DRIFTED.stream().anyMatch(text::contains) ? ILL : WELL;
            }
            case SLOW,
                    LOGIN_BOUNCE,
                    LOGIN_PAGE,
                    LATIN1_UNDECLARED,
                    LATIN1_DECLARED_UTF8_SENT,
                    ROWS_MISSING,
                    ROWS_DUPLICATED -> natural(response);
        };
    }

    private static Effect natural(Optional<SiiResponse> response) {
        Optional<Integer> wait = response.flatMap(Effect::code).map(LATER::get);
        if (wait.isPresent()) {
            return new Effect(Kind.ILL, Duration.ofSeconds(wait.get()));
        }
        return response.flatMap(Effect::state).filter(AUTH_LATER::contains).isPresent() ? ILL : WELL;
    }

    /** The last two digits of the login's message. */
    static Optional<String> code(SiiResponse response) {
        return first(LOGIN, response);
    }

    /** The state of the seed and token services. */
    static Optional<String> state(SiiResponse response) {
        return first(STATE, response);
    }

    private static Optional<String> first(Pattern pattern, SiiResponse response) {
        if (response.body().size() > 2_000) {
            return Optional.empty();
        }
        Matcher found = pattern.matcher(text(response));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String text(SiiResponse response) {
        return new String(response.body().toArray(), StandardCharsets.ISO_8859_1);
    }
}
