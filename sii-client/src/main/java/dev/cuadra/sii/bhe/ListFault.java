package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.SiiPage;

/** Faults of lists. */
final class ListFault {
    private ListFault() {}

    static SiiFaultException incomplete(SiiService service, SiiPage page) {
        return new SiiFaultException(PageJudge.notUnderstood(FaultKind.INCOMPLETE, service, page));
    }

    static SiiFaultException unrecognised(SiiService service, SiiPage page) {
        return new SiiFaultException(PageJudge.notUnderstood(FaultKind.UNRECOGNISED, service, page));
    }

    static SiiFaultException unrecognised(SiiService service, SiiPage page, Exception cause) {
        return new SiiFaultException(PageJudge.notUnderstood(FaultKind.UNRECOGNISED, service, page), cause);
    }

    /**
     * {@code report}, read from {@code rows} rows of a list, each of which is a boleta by its place in it.
     *
     * @throws SiiFaultException when the reader took one for something else, as it does with the sums below a downloaded
     *     report: then what came is not the list that is known
     */
    static BoletaReport each(BoletaReport report, int rows, SiiService service, SiiPage page) {
        if (report.rows().size() + report.rejects().size() != rows) {
            throw unrecognised(service, page);
        }
        return report;
    }
}
