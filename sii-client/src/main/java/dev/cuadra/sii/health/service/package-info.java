/** Figures of the SII over time, kept in a vault and published as observations. */
@NullMarked
package dev.cuadra.sii.health.service;

import org.jspecify.annotations.NullMarked;
