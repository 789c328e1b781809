package dev.cuadra.sii.call;

import dev.cuadra.sii.SiiService;

/** What a client can be asked for. */
public enum SiiOperation {
    /** The received boletas of a month. */
    RECEIVED(SiiService.BHE),
    /** The issued boletas of a month. */
    ISSUED(SiiService.BHE),
    /** The third-party boletas (BTE) issued in a month. */
    ISSUED_BTE(SiiService.BTE),
    /** The received boletas of a year, by month. */
    YEAR(SiiService.BHE),
    /** The proposal of Form 29. */
    PROPOSAL(SiiService.SDI),
    /** The declarations of Form 29. */
    DECLARATIONS(SiiService.SDI),
    /** The preview of something that would change: nothing changes yet. */
    PREVIEW(SiiService.BHE),
    /** The one step that changes something. */
    COMMIT(SiiService.BHE),
    /** The end of a session. */
    LOG_OUT(SiiService.AUTH_WEB),
    // The other readings.
    /** A boleta as PDF. */
    BOLETA_PDF(SiiService.BHE),
    /** The received boletas behind the proposal of Form 29. */
    SDI_BOLETAS(SiiService.SDI),
    /** The BTE behind the proposal of Form 29. */
    SDI_BTES(SiiService.SDI),
    /** The rate of the monthly provisional payment. */
    PPM_RATE(SiiService.SDI),
    /** Whether the monthly provisional payment would be in time. */
    PPM_TERM(SiiService.SDI),
    /** What the SII has to say on a month. */
    NOTICES(SiiService.SDI),
    /** The months that can be declared. */
    PERIODS(SiiService.SDI),
    /** Whether a declaration is in force. */
    CURRENT(SiiService.SDI),
    /** A declaration of Form 29 as compact PDF. */
    COMPACT_FORM(SiiService.SDI);

    private final SiiService service;

    SiiOperation(SiiService service) {
        this.service = service;
    }

    /** The service that has it. */
    public SiiService service() {
        return service;
    }
}
