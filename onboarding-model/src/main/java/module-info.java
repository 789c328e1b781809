/** Going live: who is shown what is new, in which order, and how it is taken back. */
module dev.cuadra.onboarding {
    requires transitive dev.cuadra.runtime;
    requires transitive dev.cuadra.spi;
    requires transitive com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports dev.cuadra.onboarding.exposure;
    exports dev.cuadra.onboarding.flag;
    exports dev.cuadra.onboarding.flag.service;

    // Documents are written and read as JSON, member by member.
    opens dev.cuadra.onboarding.exposure to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.onboarding.flag.service to
            com.fasterxml.jackson.databind;
}
