/** Bounds of shares and means, computed the same way on every machine. */
@NullMarked
package dev.cuadra.onboarding.stats;

import org.jspecify.annotations.NullMarked;
