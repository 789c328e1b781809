/** Metrics, and what is known about them at an instant. */
@NullMarked
package dev.cuadra.onboarding.metric;

import org.jspecify.annotations.NullMarked;
