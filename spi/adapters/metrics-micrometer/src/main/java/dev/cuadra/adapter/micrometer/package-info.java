/** What the SII client does, in a Micrometer registry. */
@NullMarked
package dev.cuadra.adapter.micrometer;

import org.jspecify.annotations.NullMarked;
