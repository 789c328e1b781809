/** Going live: metrics, gates and triggers, and what a rollout does next. */
module dev.cuadra.onboarding {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive dev.cuadra.spi;
    requires static transitive org.jspecify;
    requires dev.cuadra.runtime;

    exports dev.cuadra.onboarding.decision;
    exports dev.cuadra.onboarding.definition;
    exports dev.cuadra.onboarding.gate;
    exports dev.cuadra.onboarding.metric;
    exports dev.cuadra.onboarding.record;
    exports dev.cuadra.onboarding.service;
    exports dev.cuadra.onboarding.stats;
}
