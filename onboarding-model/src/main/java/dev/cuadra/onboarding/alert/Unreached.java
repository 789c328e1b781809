package dev.cuadra.onboarding.alert;

/**
 * A role that was to be told something and behind whom nobody stands. It is reported, never silent.
 *
 * @param role the role
 * @param about the trigger, or the rollout, that it was to be told of
 * @param fallback whether the fallback was told instead; false when nobody stands behind that either
 * @source ALERT-5
 */
public record Unreached(String role, String about, boolean fallback) {}
