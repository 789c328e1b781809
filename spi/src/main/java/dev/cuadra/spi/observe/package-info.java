/** Figures that a core publishes and a rollout gate reads. */
@NullMarked
package dev.cuadra.spi.observe;

import org.jspecify.annotations.NullMarked;
