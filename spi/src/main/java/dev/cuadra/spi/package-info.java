/** Values that every port shares: tenants, bytes, identifiers. */
@NullMarked
package dev.cuadra.spi;

import org.jspecify.annotations.NullMarked;
