/** Measurements; not published. */
@NullMarked
package dev.cuadra.benchmarks;

import org.jspecify.annotations.NullMarked;
