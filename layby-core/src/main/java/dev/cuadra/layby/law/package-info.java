/** What each country's law says about lay-bys: rules with their sources, and what has to be disclosed. */
@NullMarked
package dev.cuadra.layby.law;

import org.jspecify.annotations.NullMarked;
