/** Law that carries dates: tables of values with source, holidays, due dates. */
@NullMarked
package dev.cuadra.boleta.law;

import org.jspecify.annotations.NullMarked;
