/** What only this module uses. */
@NullMarked
package dev.cuadra.onboarding.internal;

import org.jspecify.annotations.NullMarked;
