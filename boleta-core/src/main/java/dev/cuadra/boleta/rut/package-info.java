/** Chilean tax numbers: reading what people paste, and the value that proves a number was checked. */
@NullMarked
package dev.cuadra.boleta.rut;

import org.jspecify.annotations.NullMarked;
