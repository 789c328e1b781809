package dev.cuadra.onboarding.observe.service;

/**
 * How far an import of one file has come; stored with every chunk, so that it says exactly what is stored.
 *
 * @param fingerprint the SHA-256 of the file, in hexadecimal
 * @param lines lines of the file that are settled: stored, or rejected
 * @param counts what became of them
 * @param done whether the end of the file was reached
 */
record ImportJob(String fingerprint, long lines, ObservationCounts counts, boolean done) {}
