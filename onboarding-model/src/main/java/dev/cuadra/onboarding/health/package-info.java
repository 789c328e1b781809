/** How a customer is doing: a score with its coverage, what it is made of, and warnings that are given once. */
@NullMarked
package dev.cuadra.onboarding.health;

import org.jspecify.annotations.NullMarked;
