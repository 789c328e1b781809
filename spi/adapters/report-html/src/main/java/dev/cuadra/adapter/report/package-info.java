/** Pages for people, as self-contained HTML. */
@NullMarked
package dev.cuadra.adapter.report;

import org.jspecify.annotations.NullMarked;
