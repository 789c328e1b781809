/** Boletas de honorarios: RUT, contractors, receipts, retention, Form 29. */
module dev.cuadra.boleta {
    requires transitive dev.cuadra.runtime;
    requires transitive dev.cuadra.spi;
    requires transitive dev.cuadra.tables;
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive jakarta.validation;
    requires transitive java.money;
    requires static transitive org.jspecify;

    exports dev.cuadra.boleta.analytics;
    exports dev.cuadra.boleta.annual;
    exports dev.cuadra.boleta.asof;
    exports dev.cuadra.boleta.bank;
    exports dev.cuadra.boleta.close;
    exports dev.cuadra.boleta.contractor;
    exports dev.cuadra.boleta.form29;
    exports dev.cuadra.boleta.law;
    exports dev.cuadra.boleta.life;
    exports dev.cuadra.boleta.money;
    exports dev.cuadra.boleta.payment;
    exports dev.cuadra.boleta.receipt;
    exports dev.cuadra.boleta.register;
    exports dev.cuadra.boleta.report;
    exports dev.cuadra.boleta.retention;
    exports dev.cuadra.boleta.rut;
    exports dev.cuadra.boleta.service;

    // A validation provider reads the constraints of a form, whichever provider the host brings.
    opens dev.cuadra.boleta.contractor;

    // Documents are written and read as JSON; how they are stored is nobody else's matter.
    opens dev.cuadra.boleta.payment to
            com.fasterxml.jackson.databind;
    opens dev.cuadra.boleta.service to
            com.fasterxml.jackson.databind;
}
