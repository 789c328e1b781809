@NullMarked
package dev.cuadra.sii.internal;

import org.jspecify.annotations.NullMarked;
