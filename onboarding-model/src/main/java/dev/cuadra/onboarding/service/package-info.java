/** Where readings come from. */
@NullMarked
package dev.cuadra.onboarding.service;

import org.jspecify.annotations.NullMarked;
