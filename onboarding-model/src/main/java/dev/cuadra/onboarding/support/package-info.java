/** Support: tickets, the clocks that run on them, and what many of them come to. */
@NullMarked
package dev.cuadra.onboarding.support;

import org.jspecify.annotations.NullMarked;
