/** A lay-by from draft to end: commands, events, and the pure functions between them. */
@NullMarked
package dev.cuadra.layby.agreement;

import org.jspecify.annotations.NullMarked;
