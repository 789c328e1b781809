/** Feature flags as data, and their evaluation on a snapshot that never changes. */
@NullMarked
package dev.cuadra.onboarding.flag;

import org.jspecify.annotations.NullMarked;
