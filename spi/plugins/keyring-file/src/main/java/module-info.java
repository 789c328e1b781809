/** A key ring in one file. */
module dev.cuadra.plugin.keyfile {
    requires transitive dev.cuadra.spi;
    requires static org.jspecify;

    exports dev.cuadra.plugin.keyfile;
}
