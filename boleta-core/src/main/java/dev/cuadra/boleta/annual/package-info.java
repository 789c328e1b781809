/** The year of a payer: the rows of the sworn statement DJ 1879, the certificates, and the proof that they agree. */
@NullMarked
package dev.cuadra.boleta.annual;

import org.jspecify.annotations.NullMarked;
