/** Sends messages through the outbox: each to each person once, and to nobody who wants none. */
@NullMarked
package dev.cuadra.onboarding.message.service;

import org.jspecify.annotations.NullMarked;
