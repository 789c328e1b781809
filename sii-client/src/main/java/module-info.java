/** Messages of the tax agency and the client that speaks them. */
@SuppressWarnings("requires-automatic")
module dev.cuadra.sii {
    requires transitive dev.cuadra.boleta;
    requires transitive dev.cuadra.runtime;
    requires transitive dev.cuadra.spi;
    requires dev.cuadra.tables;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires io.github.resilience4j.circuitbreaker;
    requires java.xml;
    requires java.xml.crypto;
    requires org.jsoup;
    requires static transitive org.jspecify;

    exports dev.cuadra.sii;
    exports dev.cuadra.sii.auth;
    exports dev.cuadra.sii.bhe;
    exports dev.cuadra.sii.call;
    exports dev.cuadra.sii.commit;
    exports dev.cuadra.sii.commit.service;
    exports dev.cuadra.sii.f29;
    exports dev.cuadra.sii.filing;
    exports dev.cuadra.sii.filing.service;
    exports dev.cuadra.sii.health;
    exports dev.cuadra.sii.health.service;
    exports dev.cuadra.sii.page;

    // What is filed, done and counted is stored as JSON.
    opens dev.cuadra.sii.commit.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.sii.filing.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.sii.health to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.sii.health.service to
            com.fasterxml.jackson.databind;
}
