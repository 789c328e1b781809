/** Alerts: what fires, who is told of it, and when it is over. */
@NullMarked
package dev.cuadra.onboarding.alert;

import org.jspecify.annotations.NullMarked;
