/** What went wrong, where, and what to do about it, in Spanish and English. */
@NullMarked
package dev.cuadra.spi.problem;

import org.jspecify.annotations.NullMarked;
