/** Contract tests that plugin authors extend. */
module dev.cuadra.tck {
    requires transitive dev.cuadra.spi;
    requires transitive net.jqwik.api;
    requires transitive org.junit.jupiter.api;
    // For the kit's own tests alone, which write transports in a hurry.
    requires static java.net.http;
    requires static org.jspecify;

    exports dev.cuadra.tck;
}
