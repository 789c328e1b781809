/** The storage port: atomic commits of versioned documents, journal entries and outgoing messages. */
@NullMarked
package dev.cuadra.spi.storage;

import org.jspecify.annotations.NullMarked;
