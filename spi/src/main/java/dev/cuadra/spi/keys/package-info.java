/** The key ring port, under which the data of a person is sealed. */
@NullMarked
package dev.cuadra.spi.keys;

import org.jspecify.annotations.NullMarked;
