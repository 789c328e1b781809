/**
 * The pages that people read, each one self-contained HTML file: the draft of Form 29, the pack for filing it by hand
 * and the report of a month; a lay-by, its receipts and the reports over all of them; the dashboard and the first day of a
 * launch; an onboarding plan.
 */
// The template runtime has no module descriptor of its own; adapters may require such a library.
@SuppressWarnings("requires-automatic")
module dev.cuadra.adapter.report {
    requires transitive dev.cuadra.boleta;
    requires transitive dev.cuadra.layby;
    requires transitive dev.cuadra.onboarding;
    requires transitive dev.cuadra.sii;
    requires transitive dev.cuadra.spi;
    requires gg.jte.runtime;
    requires static transitive org.jspecify;

    exports dev.cuadra.adapter.report;
}
