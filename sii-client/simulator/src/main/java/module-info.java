/** A stateful simulator of the Chilean tax agency over HTTP, on the loopback address, for a host's own tests. */
module dev.cuadra.simulator {
    requires transitive dev.cuadra.boleta;
    requires transitive dev.cuadra.spi;
    requires com.fasterxml.jackson.databind;
    requires java.xml;
    requires java.xml.crypto;
    requires jdk.httpserver;
    requires static transitive org.jspecify;

    exports dev.cuadra.simulator;
}
