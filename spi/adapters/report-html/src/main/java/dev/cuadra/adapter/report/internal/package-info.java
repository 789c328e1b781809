/** What the pages show, ready for the templates. */
@NullMarked
package dev.cuadra.adapter.report.internal;

import org.jspecify.annotations.NullMarked;
