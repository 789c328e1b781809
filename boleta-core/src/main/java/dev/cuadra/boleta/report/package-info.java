/** Reading the SII's reports of boletas as people download them, and judging each row. */
@NullMarked
package dev.cuadra.boleta.report;

import org.jspecify.annotations.NullMarked;
