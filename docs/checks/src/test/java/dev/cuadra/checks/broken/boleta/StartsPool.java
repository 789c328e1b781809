package dev.cuadra.checks.broken.boleta;

import java.util.concurrent.ExecutorService;

record StartsPool(ExecutorService pool) {}
