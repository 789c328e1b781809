/** Double entry: what every event of a lay-by moves from one account to another. */
@NullMarked
package dev.cuadra.layby.ledger;

import org.jspecify.annotations.NullMarked;
