/** Who is shown what is new, and why: positions, phases, admissions and decisions. Values and pure functions. */
@NullMarked
package dev.cuadra.onboarding.exposure;

import org.jspecify.annotations.NullMarked;
