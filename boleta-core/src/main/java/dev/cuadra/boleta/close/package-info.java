/** A month's close: what the reports, the contractors and the payments together say. */
@NullMarked
package dev.cuadra.boleta.close;

import org.jspecify.annotations.NullMarked;
