/** A key ring in one file, which is the secret. */
@NullMarked
package dev.cuadra.plugin.keyfile;

import org.jspecify.annotations.NullMarked;
