package dev.cuadra.checks.broken.boleta.service;

import dev.cuadra.checks.broken.spi.Port;
import java.time.Clock;

/** Allowed: services hold ports and clocks. */
record Holder(Port port, Clock clock) {}
