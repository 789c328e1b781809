@NullMarked
package dev.cuadra.boleta.internal;

import org.jspecify.annotations.NullMarked;
