/** People and firms who are paid fees, and the lists they come in. */
@NullMarked
package dev.cuadra.boleta.contractor;

import org.jspecify.annotations.NullMarked;
