/**
 * Who is told things: the people behind roles and audiences, what they are told on which of their channels, and whom
 * nobody reached.
 */
@NullMarked
package dev.cuadra.onboarding.audience;

import org.jspecify.annotations.NullMarked;
