@NullMarked
package dev.cuadra.layby.internal;

import org.jspecify.annotations.NullMarked;
