package dev.cuadra.checks.broken.boleta;

import dev.cuadra.checks.broken.layby.Agreement;

record SeesLayby(Agreement agreement) {}
