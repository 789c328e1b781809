/** Boletas on their way into the books: what a person or a file says of them, checked and compared. */
@NullMarked
package dev.cuadra.boleta.register;

import org.jspecify.annotations.NullMarked;
