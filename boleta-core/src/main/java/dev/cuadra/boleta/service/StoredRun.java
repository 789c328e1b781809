package dev.cuadra.boleta.service;

import java.util.List;

/**
 * How far a run over many companies has come.
 *
 * @param name what the caller calls it
 * @param done what was closed in it: the id of the company's document and the month
 */
record StoredRun(String name, List<String> done) {}
