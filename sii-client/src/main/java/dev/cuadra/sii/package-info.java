/** The Chilean tax agency (SII) as a client sees it: its services, and everything that can go wrong with them. */
@NullMarked
package dev.cuadra.sii;

import org.jspecify.annotations.NullMarked;
