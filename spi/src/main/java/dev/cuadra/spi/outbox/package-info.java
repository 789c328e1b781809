/** The outbox port: outgoing messages, handed to one dispatcher at a time. */
@NullMarked
package dev.cuadra.spi.outbox;

import org.jspecify.annotations.NullMarked;
