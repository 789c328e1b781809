/** Goods of a store: how many are there, how many are held, and what a lay-by changes about that. */
@NullMarked
package dev.cuadra.layby.stock;

import org.jspecify.annotations.NullMarked;
