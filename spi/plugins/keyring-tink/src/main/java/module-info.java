/** A key ring on Google Tink, whose master key may live in a key service. */
// Tink has no module descriptor of its own; a plugin may require such a library.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.cuadra.plugin.tink {
    requires transitive com.google.crypto.tink;
    requires transitive dev.cuadra.spi;
    requires static org.jspecify;

    exports dev.cuadra.plugin.tink;
}
