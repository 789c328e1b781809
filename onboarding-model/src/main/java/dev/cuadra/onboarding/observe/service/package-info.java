/** Observations that were imported, kept with what was known when. */
@NullMarked
package dev.cuadra.onboarding.observe.service;

import org.jspecify.annotations.NullMarked;
