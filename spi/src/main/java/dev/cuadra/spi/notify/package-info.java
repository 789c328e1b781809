/** The notification port. */
@NullMarked
package dev.cuadra.spi.notify;

import org.jspecify.annotations.NullMarked;
