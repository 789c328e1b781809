/** Does at the SII what was ordered and accepted, once. */
@NullMarked
package dev.cuadra.sii.commit.service;

import org.jspecify.annotations.NullMarked;
