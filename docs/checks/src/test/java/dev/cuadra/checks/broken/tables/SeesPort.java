package dev.cuadra.checks.broken.tables;

import dev.cuadra.checks.broken.spi.Port;

/** Tables speak of problems and know no port. */
record SeesPort(Port port) {}
