package dev.cuadra.simulator;

/** The parts of the SII that fail, throttle and are counted each for itself. */
public enum SimulatedService {
    /** Seed and token ({@code palena}, {@code maullin}). */
    AUTH_SOAP,
    /** Login with password or certificate, and log-out ({@code zeusr}, {@code herculesr}). */
    AUTH_WEB,
    /** The landing page after a login ({@code misiir}). */
    HOME,
    /** The pages of boletas de honorarios ({@code loa}). */
    BHE_CGI,
    /** The pages of boletas that payers issue for others ({@code zeus}). */
    BTE_CGI,
    /** The JSON services of Form 29 ({@code www4}). */
    SDI,
    /** The compact PDF of a return ({@code www4.sii.cl/rfiInternet}). */
    RFI,
    /** Pages for everybody ({@code www}, {@code homer}). */
    PUBLIC,
    /** The certified channel for returns, which is called in process; see {@link CertifiedChannel}. */
    FILING
}
