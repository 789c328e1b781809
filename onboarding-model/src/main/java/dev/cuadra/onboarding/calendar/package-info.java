/** Working time: which days and hours count. */
@NullMarked
package dev.cuadra.onboarding.calendar;

import org.jspecify.annotations.NullMarked;
