/** How a figure came about, as data. */
@NullMarked
package dev.cuadra.boleta.explain;

import org.jspecify.annotations.NullMarked;
