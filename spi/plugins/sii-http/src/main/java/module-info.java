/** The SII transport on the JDK's HTTP client. */
module dev.cuadra.plugin.http {
    requires transitive dev.cuadra.spi;
    requires transitive java.net.http;
    requires static org.jspecify;

    exports dev.cuadra.plugin.http;
}
