/** What was known of a month on a day, and which boletas made the difference since. */
@NullMarked
package dev.cuadra.boleta.asof;

import org.jspecify.annotations.NullMarked;
