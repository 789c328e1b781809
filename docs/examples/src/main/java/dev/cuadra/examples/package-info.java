@NullMarked
package dev.cuadra.examples;

import org.jspecify.annotations.NullMarked;
