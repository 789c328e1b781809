/** The one way by which people are told things: addressed, sealed, once for each, and with a record of who was not. */
@NullMarked
package dev.cuadra.onboarding.audience.service;

import org.jspecify.annotations.NullMarked;
