/** Filing Form 29: through a channel that the host brings, or by hand with a pack of figures and steps. */
@NullMarked
package dev.cuadra.sii.filing;

import org.jspecify.annotations.NullMarked;
