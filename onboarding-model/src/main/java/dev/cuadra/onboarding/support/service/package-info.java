/** Tickets in storage: commands, timers, and what they publish for gates. */
@NullMarked
package dev.cuadra.onboarding.support.service;

import org.jspecify.annotations.NullMarked;
