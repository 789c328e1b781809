/** The transport port to the Chilean tax agency (SII). */
@NullMarked
package dev.cuadra.spi.sii;

import org.jspecify.annotations.NullMarked;
