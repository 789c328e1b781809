/** In-memory implementations of every port, for tests and for trying things out; nothing here is durable. */
@NullMarked
package dev.cuadra.spi.memory;

import org.jspecify.annotations.NullMarked;
