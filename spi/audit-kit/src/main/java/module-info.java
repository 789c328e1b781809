/** Rules of Chilean fee law, of lay-bys and of gates as properties that an auditor runs against a host's own engines. */
module dev.cuadra.audit {
    requires transitive dev.cuadra.boleta;
    requires transitive dev.cuadra.layby;
    requires transitive net.jqwik.api;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports dev.cuadra.audit;

    // JUnit and jqwik call the properties reflectively, also through an auditor's class in another module.
    opens dev.cuadra.audit;
}
