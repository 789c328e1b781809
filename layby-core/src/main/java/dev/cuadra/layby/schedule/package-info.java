/** Instalments: how a balance is split, and on which days the parts are due. */
@NullMarked
package dev.cuadra.layby.schedule;

import org.jspecify.annotations.NullMarked;
