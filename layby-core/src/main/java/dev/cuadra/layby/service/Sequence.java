package dev.cuadra.layby.service;

/**
 * Numbers that follow one another without a gap, because each is taken in the commit that uses it.
 *
 * @param kind what is numbered
 * @param scope among what
 * @param last the last number that was used
 */
record Sequence(String kind, String scope, long last) {}
