/** Contract tests that plugin authors extend. */
module dev.cuadra.tck {
    requires transitive dev.cuadra.spi;
    requires transitive net.jqwik.api;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports dev.cuadra.tck;
}
