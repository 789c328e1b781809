/** How the simulator works inside. */
@NullMarked
package dev.cuadra.simulator.internal;

import org.jspecify.annotations.NullMarked;
