/** Lay-bys: agreements paid in instalments, by the law of each country, with a ledger that always adds up. */
module dev.cuadra.layby {
    requires transitive dev.cuadra.runtime;
    requires transitive dev.cuadra.spi;
    requires transitive dev.cuadra.tables;
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive java.money;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires org.javamoney.moneta;

    exports dev.cuadra.layby.agreement;
    exports dev.cuadra.layby.integrity;
    exports dev.cuadra.layby.law;
    exports dev.cuadra.layby.ledger;
    exports dev.cuadra.layby.money;
    exports dev.cuadra.layby.quote;
    exports dev.cuadra.layby.report;
    exports dev.cuadra.layby.schedule;
    exports dev.cuadra.layby.service;
    exports dev.cuadra.layby.stock;
    exports dev.cuadra.layby.termination;
    exports dev.cuadra.layby.transfer;

    // Logs and documents are written and read as JSON, member by member.
    opens dev.cuadra.layby.agreement to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.layby.integrity to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.layby.law to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.layby.ledger to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.layby.schedule to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.layby.service to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.layby.stock to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.layby.termination to
            com.fasterxml.jackson.databind;
}
