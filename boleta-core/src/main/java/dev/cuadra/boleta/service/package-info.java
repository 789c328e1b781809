/** Services that load, ask the pure rules, and store; the only packages that hold a port. */
@NullMarked
package dev.cuadra.boleta.service;

import org.jspecify.annotations.NullMarked;
