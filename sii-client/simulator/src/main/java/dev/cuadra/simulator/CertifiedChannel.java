package dev.cuadra.simulator;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.internal.Filing;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * A simulated certified channel for returns, called in process, with the same books as the pages. It is as careless as a
 * channel can be: what is sent twice is filed twice, and the log of calls shows it. Safe for many threads.
 */
public final class CertifiedChannel {
    private final Filing filing;

    CertifiedChannel(Filing filing) {
        this.filing = filing;
    }

    /** What happens to the next return that is sent. */
    public enum Script {
        /** It is refused. */
        REFUSE,
        /** It is filed and the answer is lost. */
        DONE_ANSWER_LOST,
        /** It is not filed and the answer is lost. */
        NOT_DONE_ANSWER_LOST
    }

    /** Appends to what happens to the next returns, one each. */
    public void next(Script script) {
        filing.next(script);
    }

    /**
     * Files a month's return.
     *
     * @param codes code to value in the form of the wire
     */
    public FilingAnswer submit(Rut rut, YearMonth month, Map<String, String> codes) {
        return filing.submit(rut, month, codes);
    }

    /**
     * Files a month's return in place of another one.
     *
     * @param amends the folio of the return that it corrects, which has to be in force
     */
    public FilingAnswer submit(Rut rut, YearMonth month, Map<String, String> codes, long amends) {
        return filing.submit(rut, month, codes, amends);
    }

    /** The month's returns, as the pages show them. */
    public List<SimulatedDeclaration> declarations(Rut rut, YearMonth month) {
        return filing.declarations(rut, month);
    }
}
