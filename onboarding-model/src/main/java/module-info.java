/** Going live: metrics, gates and triggers, what a rollout does next, and who is shown what is new. */
module dev.cuadra.onboarding {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive dev.cuadra.runtime;
    requires transitive dev.cuadra.spi;
    requires transitive dev.cuadra.tables;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports dev.cuadra.onboarding.backtest;
    exports dev.cuadra.onboarding.decision;
    exports dev.cuadra.onboarding.definition;
    exports dev.cuadra.onboarding.exposure;
    exports dev.cuadra.onboarding.flag;
    exports dev.cuadra.onboarding.flag.service;
    exports dev.cuadra.onboarding.gate;
    exports dev.cuadra.onboarding.metric;
    exports dev.cuadra.onboarding.observe;
    exports dev.cuadra.onboarding.observe.service;
    exports dev.cuadra.onboarding.pack;
    exports dev.cuadra.onboarding.record;
    exports dev.cuadra.onboarding.service;
    exports dev.cuadra.onboarding.stats;

    // Documents are written and read as JSON, member by member.
    opens dev.cuadra.onboarding.exposure to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.flag.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.observe.service to
            com.fasterxml.jackson.databind;
}
