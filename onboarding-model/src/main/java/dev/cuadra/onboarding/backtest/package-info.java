/** Definitions run over what was known in the past. */
@NullMarked
package dev.cuadra.onboarding.backtest;

import org.jspecify.annotations.NullMarked;
