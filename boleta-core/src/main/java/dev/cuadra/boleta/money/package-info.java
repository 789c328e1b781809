/** Whole pesos. */
@NullMarked
package dev.cuadra.boleta.money;

import org.jspecify.annotations.NullMarked;
