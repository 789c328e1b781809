/** A key ring on Google Tink: a keyset for each person, wrapped by a master key that the host passes in. */
@NullMarked
package dev.cuadra.plugin.tink;

import org.jspecify.annotations.NullMarked;
