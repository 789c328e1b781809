/** The SII's lists of boletas: what to ask for, page by page, and when a list is whole. Functions of pages. */
@NullMarked
package dev.cuadra.sii.bhe;

import org.jspecify.annotations.NullMarked;
