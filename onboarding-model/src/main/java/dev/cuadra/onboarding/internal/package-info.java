/** What the packages of this module share. */
@NullMarked
package dev.cuadra.onboarding.internal;

import org.jspecify.annotations.NullMarked;
