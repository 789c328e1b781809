/** What a lay-by would be: total, deposit and instalments, before anyone agrees on it. */
@NullMarked
package dev.cuadra.layby.quote;

import org.jspecify.annotations.NullMarked;
