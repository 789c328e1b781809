package dev.cuadra.checks.broken.boleta;

import java.time.Clock;

record HoldsClock(Clock clock) {}
