package dev.cuadra.sii.filing;

import dev.cuadra.boleta.form29.F29Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What a channel knows of the returns of a month.
 *
 * @source SII-FILE-2
 */
public sealed interface FilingKnowledge {
    /**
     * All returns of the month, and nothing else is under way.
     *
     * @param returns the returns that were ever filed, those since corrected included
     */
    record Settled(List<KnownReturn> returns) implements FilingKnowledge {
        public Settled {
            returns = List.copyOf(returns);
        }
    }

    /**
     * It cannot say.
     *
     * @param why what happened; names nobody
     */
    record Unanswered(String why) implements FilingKnowledge {
        public Unanswered {
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * A return that is filed.
     *
     * @param folio its number, 1 to 20 digits
     * @param filedOn the day on which it counts as filed
     * @param intent the id of the intent it was handed in with; empty where the source does not keep it
     * @param codes its codes; empty where the source does not tell them
     */
    record KnownReturn(String folio, LocalDate filedOn, Optional<UUID> intent, Map<F29Code, BigDecimal> codes) {
        public KnownReturn {
            Folios.check(folio);
            Objects.requireNonNull(filedOn, "filedOn");
            Objects.requireNonNull(intent, "intent");
            codes = Map.copyOf(codes);
        }
    }
}
