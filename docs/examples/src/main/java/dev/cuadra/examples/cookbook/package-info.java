/** The snippets of the guide and the cookbook, as code that is compiled and tested. */
@NullMarked
package dev.cuadra.examples.cookbook;

import org.jspecify.annotations.NullMarked;
