package dev.cuadra.checks.broken.boleta;

import java.nio.file.Path;

record WalksPath(Path path) {}
