/** Bringing in lay-bys that were kept elsewhere: lists are read, proven against a control total, and opened. */
@NullMarked
package dev.cuadra.layby.transfer;

import org.jspecify.annotations.NullMarked;
