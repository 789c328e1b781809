/** Going live: metrics, gates and triggers, what a rollout does next, who is shown what is new; onboarding and support. */
module dev.cuadra.onboarding {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive dev.cuadra.runtime;
    requires transitive dev.cuadra.spi;
    requires transitive dev.cuadra.tables;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports dev.cuadra.onboarding.alert;
    exports dev.cuadra.onboarding.alert.service;
    exports dev.cuadra.onboarding.audience;
    exports dev.cuadra.onboarding.audience.service;
    exports dev.cuadra.onboarding.backtest;
    exports dev.cuadra.onboarding.calendar;
    exports dev.cuadra.onboarding.dashboard;
    exports dev.cuadra.onboarding.decision;
    exports dev.cuadra.onboarding.definition;
    exports dev.cuadra.onboarding.exposure;
    exports dev.cuadra.onboarding.flag;
    exports dev.cuadra.onboarding.flag.service;
    exports dev.cuadra.onboarding.gate;
    exports dev.cuadra.onboarding.health;
    exports dev.cuadra.onboarding.knowledge;
    exports dev.cuadra.onboarding.message;
    exports dev.cuadra.onboarding.message.service;
    exports dev.cuadra.onboarding.metric;
    exports dev.cuadra.onboarding.observe;
    exports dev.cuadra.onboarding.observe.service;
    exports dev.cuadra.onboarding.operation;
    exports dev.cuadra.onboarding.operation.service;
    exports dev.cuadra.onboarding.pack;
    exports dev.cuadra.onboarding.plan;
    exports dev.cuadra.onboarding.plan.service;
    exports dev.cuadra.onboarding.record;
    exports dev.cuadra.onboarding.service;
    exports dev.cuadra.onboarding.stats;
    exports dev.cuadra.onboarding.support;
    exports dev.cuadra.onboarding.support.service;

    // Documents are written and read as JSON, member by member.
    opens dev.cuadra.onboarding.alert to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.alert.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.audience.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.exposure to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.flag.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.knowledge to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.message.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.observe.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.operation to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.operation.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.plan to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.plan.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.support to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.support.service to
            com.fasterxml.jackson.databind;
}
