/** Fee receipts (boletas) and what identifies them. */
@NullMarked
package dev.cuadra.boleta.receipt;

import org.jspecify.annotations.NullMarked;
