/** Launch support: checklists, staffing and coverage, emergency procedures, incidents, and the way back to normal. */
@org.jspecify.annotations.NullMarked
package dev.cuadra.onboarding.operation;
