/** What is kept and what goes back when a lay-by ends before the goods are collected. */
@NullMarked
package dev.cuadra.layby.termination;

import org.jspecify.annotations.NullMarked;
