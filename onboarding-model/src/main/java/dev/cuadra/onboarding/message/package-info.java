/** Messages to people as data: templates, the values that fill them, how they read in each language, and when they go out. */
@NullMarked
package dev.cuadra.onboarding.message;

import org.jspecify.annotations.NullMarked;
