package dev.cuadra.checks.broken.boleta;

import dev.cuadra.checks.broken.spi.Port;

record HoldsPort(Port port) {}
