/** The life of a boleta: what may happen to it until when, and where it stands. */
@NullMarked
package dev.cuadra.boleta.life;

import org.jspecify.annotations.NullMarked;
