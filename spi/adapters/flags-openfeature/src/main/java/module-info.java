/** Flags for code that asks through OpenFeature. */
// The SDK has no module descriptor of its own; adapters may require such a library.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.cuadra.adapter.openfeature {
    requires transitive dev.cuadra.onboarding;
    requires transitive dev.openfeature.sdk;
    requires static transitive org.jspecify;

    exports dev.cuadra.adapter.openfeature;
}
