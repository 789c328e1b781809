/** Form 29 at the SII: its proposal, what was declared, the boletas behind it. Functions of pages. */
@NullMarked
package dev.cuadra.sii.f29;

import org.jspecify.annotations.NullMarked;
