/** Files returns, once. */
@NullMarked
package dev.cuadra.sii.filing.service;

import org.jspecify.annotations.NullMarked;
