/**
 * Reports over lay-bys: what is outstanding and how late, what falls due, what is held, what was completed or ended,
 * and what tax falls due.
 */
@NullMarked
package dev.cuadra.layby.report;

import org.jspecify.annotations.NullMarked;
