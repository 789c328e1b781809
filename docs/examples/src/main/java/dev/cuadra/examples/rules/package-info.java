@NullMarked
package dev.cuadra.examples.rules;

import org.jspecify.annotations.NullMarked;
