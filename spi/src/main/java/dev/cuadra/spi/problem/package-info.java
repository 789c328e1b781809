/**
 * What a result tells its reader, in Spanish and English: what went wrong, where, and what to do about it; how a figure
 * came about, and how certain the law behind it is.
 */
@NullMarked
package dev.cuadra.spi.problem;

import org.jspecify.annotations.NullMarked;
