/** Amounts of any currency, exact to its smallest unit, and what people pay with. */
@NullMarked
package dev.cuadra.layby.money;

import org.jspecify.annotations.NullMarked;
