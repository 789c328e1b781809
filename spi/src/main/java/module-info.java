/** The ports a host implements, in neutral types, and the vocabulary in which every part of Cuadra states a problem. */
module dev.cuadra.spi {
    requires static transitive org.jspecify;

    exports dev.cuadra.spi;
    exports dev.cuadra.spi.keys;
    exports dev.cuadra.spi.memory;
    exports dev.cuadra.spi.notify;
    exports dev.cuadra.spi.observe;
    exports dev.cuadra.spi.outbox;
    exports dev.cuadra.spi.problem;
    exports dev.cuadra.spi.sii;
    exports dev.cuadra.spi.storage;
    exports dev.cuadra.spi.tenant;

    uses dev.cuadra.spi.storage.StorageFactory;
}
