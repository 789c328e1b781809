/** Dashboards: what was asked for, how it stands, where it moves, and why it has the colour that it has. */
@NullMarked
package dev.cuadra.onboarding.dashboard;

import org.jspecify.annotations.NullMarked;
