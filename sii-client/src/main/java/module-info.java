/** Messages of the tax agency and the client that speaks them. */
module dev.cuadra.sii {
    requires transitive dev.cuadra.boleta;
    requires transitive dev.cuadra.spi;
    requires dev.cuadra.tables;
    requires java.xml;
    requires java.xml.crypto;
    requires org.jsoup;
    requires static transitive org.jspecify;

    exports dev.cuadra.sii;
    exports dev.cuadra.sii.auth;
    exports dev.cuadra.sii.page;
}
