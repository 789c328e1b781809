/** Definitions that ship: the launches of a catalogue of requirements, as data. */
@NullMarked
package dev.cuadra.onboarding.pack;

import org.jspecify.annotations.NullMarked;
