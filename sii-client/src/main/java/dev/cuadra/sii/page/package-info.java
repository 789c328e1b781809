/** What the SII's answers say: characters, script values, forms, error pages. Functions of bytes, without a connection. */
@NullMarked
package dev.cuadra.sii.page;

import org.jspecify.annotations.NullMarked;
