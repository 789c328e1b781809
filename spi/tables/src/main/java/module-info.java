/** Bytes to rows and back: CSV, XLSX and HTML tables, with limits, charsets and line numbers. */
module dev.cuadra.tables {
    requires transitive dev.cuadra.spi;
    requires static transitive org.jspecify;
    requires java.xml;
    requires de.siegmar.fastcsv;
    requires org.jsoup;

    exports dev.cuadra.tables;
}
