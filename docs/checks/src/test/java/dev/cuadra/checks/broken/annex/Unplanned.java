package dev.cuadra.checks.broken.annex;

record Unplanned(String what) {}
