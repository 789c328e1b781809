/** How the services of the SII do: their state now, figures of what was asked of them, and the targets set for those. */
@NullMarked
package dev.cuadra.sii.health;

import org.jspecify.annotations.NullMarked;
