/**
 * A stateful SII over HTTP for a host's own tests: authentication, boletas, BTE and Form 29 in the shapes of the real
 * pages, with faults on demand, on the loopback address only. {@link dev.cuadra.simulator.SiiSimulator} is where to
 * begin.
 */
@NullMarked
package dev.cuadra.simulator;

import org.jspecify.annotations.NullMarked;
