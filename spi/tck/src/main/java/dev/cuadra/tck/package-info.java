/**
 * Contract tests for plugin authors: extend the class of the port, say how an empty medium is made, and run it with
 * JUnit. The tests need JUnit Jupiter and jqwik, and nothing else.
 */
@NullMarked
package dev.cuadra.tck;

import org.jspecify.annotations.NullMarked;
