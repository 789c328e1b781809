/** The SII transport on the JDK's HTTP client. */
@NullMarked
package dev.cuadra.plugin.http;

import org.jspecify.annotations.NullMarked;
