/** Form 29: which boletas stand behind each code, totals and due dates. */
@NullMarked
package dev.cuadra.boleta.form29;

import org.jspecify.annotations.NullMarked;
