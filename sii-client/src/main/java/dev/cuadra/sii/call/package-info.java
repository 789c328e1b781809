/**
 * Calls to the SII: sessions, pace, repeats, circuit breakers and deadlines, on a given clock and a given way to wait. No
 * thread is started.
 */
@NullMarked
package dev.cuadra.sii.call;

import org.jspecify.annotations.NullMarked;
