/** Definitions of gates as data: read, checked, written. */
@NullMarked
package dev.cuadra.onboarding.definition;

import org.jspecify.annotations.NullMarked;
