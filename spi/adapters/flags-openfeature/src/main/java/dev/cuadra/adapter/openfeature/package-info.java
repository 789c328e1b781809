/** An OpenFeature provider over the flags of a tenant. */
@NullMarked
package dev.cuadra.adapter.openfeature;

import org.jspecify.annotations.NullMarked;
