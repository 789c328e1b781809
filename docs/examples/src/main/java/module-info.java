/** The reference host: the quickstart and the cuadra command line. */
module dev.cuadra.examples {
    requires dev.cuadra.adapter.report;
    requires dev.cuadra.boleta;
    requires dev.cuadra.layby;
    requires dev.cuadra.plugin.http;
    requires dev.cuadra.onboarding;
    requires dev.cuadra.plugin.jdbc;
    requires dev.cuadra.plugin.keyfile;
    requires dev.cuadra.runtime;
    requires dev.cuadra.sii;
    requires dev.cuadra.simulator;
    requires dev.cuadra.spi;
    requires dev.cuadra.tables;
    requires info.picocli;
    requires java.sql;
    requires static org.jspecify;
    // For the tests alone, which listen to everything that is logged.
    requires static org.slf4j;

    opens dev.cuadra.examples to
            info.picocli;
    // What a simulation keeps is written and read as JSON.
    opens dev.cuadra.examples.launch to
            com.fasterxml.jackson.databind;
}
