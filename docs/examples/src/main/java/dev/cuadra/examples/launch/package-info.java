/** A simulated launch: what happens as data, and a house that lives through it with the services of all three systems. */
@NullMarked
package dev.cuadra.examples.launch;

import org.jspecify.annotations.NullMarked;
