/** Notifications by mail. */
module dev.cuadra.plugin.mail {
    requires transitive dev.cuadra.spi;
    requires jakarta.mail;
    requires org.eclipse.angus.mail;
    requires static org.jspecify;

    exports dev.cuadra.plugin.mail;
}
