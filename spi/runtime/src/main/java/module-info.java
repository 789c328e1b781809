/** What every service needs above the ports: typed documents, sealed personal data, journal, commands, dispatch. */
module dev.cuadra.runtime {
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires transitive dev.cuadra.spi;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports dev.cuadra.runtime;

    opens dev.cuadra.runtime to
            com.fasterxml.jackson.databind;
}
