/**
 * Paying boletas: parts of a boleta, batches and who approves them, what holds a line back, and what the bank answered.
 */
@NullMarked
package dev.cuadra.boleta.payment;

import org.jspecify.annotations.NullMarked;
