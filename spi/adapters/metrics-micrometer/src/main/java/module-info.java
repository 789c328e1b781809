/** What the SII client does, in a Micrometer registry. */
// Micrometer has no module descriptor of its own; adapters may require such a library.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.cuadra.adapter.micrometer {
    requires transitive dev.cuadra.sii;
    requires transitive micrometer.core;
    requires static org.jspecify;

    exports dev.cuadra.adapter.micrometer;
}
