/** Lists of observations that people hand in, read line by line. */
@NullMarked
package dev.cuadra.onboarding.observe;

import org.jspecify.annotations.NullMarked;
