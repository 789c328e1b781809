/** Working time: which days and hours count. */
/** Calendars of people at work: opening hours, and the time that passes in them. */
@NullMarked
package dev.cuadra.onboarding.calendar;

import org.jspecify.annotations.NullMarked;
