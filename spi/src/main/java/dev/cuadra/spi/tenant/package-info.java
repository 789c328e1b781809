/** The tenant administration port. */
@NullMarked
package dev.cuadra.spi.tenant;

import org.jspecify.annotations.NullMarked;
