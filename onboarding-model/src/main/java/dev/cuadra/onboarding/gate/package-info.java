/** Conditions, gates and triggers, evaluated in three values. */
@NullMarked
package dev.cuadra.onboarding.gate;

import org.jspecify.annotations.NullMarked;
