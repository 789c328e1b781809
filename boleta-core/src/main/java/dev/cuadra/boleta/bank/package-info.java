/**
 * What banks ask for: account checks, payment files written from layouts that are data, and answers read back through
 * profiles.
 */
@NullMarked
package dev.cuadra.boleta.bank;

import org.jspecify.annotations.NullMarked;
