/** How each format is read and written. */
@NullMarked
package dev.cuadra.tables.internal;

import org.jspecify.annotations.NullMarked;
