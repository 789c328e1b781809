/** Notifications by mail, over SMTP. */
@NullMarked
package dev.cuadra.plugin.mail;

import org.jspecify.annotations.NullMarked;
