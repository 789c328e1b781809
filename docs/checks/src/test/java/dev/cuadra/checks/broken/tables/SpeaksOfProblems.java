package dev.cuadra.checks.broken.tables;

import dev.cuadra.checks.broken.spi.problem.Told;

/** Allowed: the vocabulary for problems is spoken everywhere. */
record SpeaksOfProblems(Told told) {}
