package dev.cuadra.sii.f29;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.SiiPage;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The months that the application lets one declare. That it gives a range was seen; what it calls its ends is not
 * established, so an answer is taken when exactly two of its members are months.
 *
 * @param from the first month
 * @param until the last month, not before the first
 * @source SII-PERIODS
 */
public record DeclarablePeriods(YearMonth from, YearMonth until) {
    private static final String MONTH = "(19|20)[0-9]{2}(0[1-9]|1[0-2])";

    public DeclarablePeriods {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A range from " + from + " until " + until);
        }
    }

    /**
     * Reads the answer to {@link SdiMethod#PERIODS}.
     *
     * @throws SiiFaultException when the page is no such answer; that nothing at all can be declared is not believed
     */
    public static DeclarablePeriods of(SiiPage page) {
        JsonNode data = SdiMessages.data(page);
        List<YearMonth> months = new ArrayList<>();
        for (JsonNode member : data) {
            String text = member.isTextual() || member.isIntegralNumber() ? member.asText() : "";
            if (text.matches(MONTH)) {
                months.add(YearMonth.parse(text, SdiMessages.PERIOD));
            }
        }
        if (!data.isObject() || months.size() != 2) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
        }
        TreeSet<YearMonth> ordered = new TreeSet<>(months);
        return new DeclarablePeriods(ordered.first(), ordered.last());
    }

    /** Whether {@code month} is one of them. */
    public boolean includes(YearMonth month) {
        return !month.isBefore(from) && !month.isAfter(until);
    }
}
