/** Flags as a tenant keeps them: what was decided, who was admitted, and the snapshot that answers. */
@NullMarked
package dev.cuadra.onboarding.flag.service;

import org.jspecify.annotations.NullMarked;
