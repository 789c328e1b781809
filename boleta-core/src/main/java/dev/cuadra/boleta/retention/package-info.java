/** What a payer keeps back of a fee, from gross to net and back. */
@NullMarked
package dev.cuadra.boleta.retention;

import org.jspecify.annotations.NullMarked;
