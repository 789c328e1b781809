/** What a rollout does next, and what must happen after one was taken back. */
@NullMarked
package dev.cuadra.onboarding.decision;

import org.jspecify.annotations.NullMarked;
