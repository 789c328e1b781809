package dev.cuadra.checks.broken.boleta;

import java.util.concurrent.ConcurrentMap;

/** Allowed: a map for many threads starts none. */
record Counts(ConcurrentMap<String, Long> counts) {}
