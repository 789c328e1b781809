/** Onboarding plans: versioned templates, what became of their tasks, the critical path, and what to look at. */
@NullMarked
package dev.cuadra.onboarding.plan;

import org.jspecify.annotations.NullMarked;
