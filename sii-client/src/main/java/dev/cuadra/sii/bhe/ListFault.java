package dev.cuadra.sii.bhe;

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
}
