package dev.cuadra.onboarding.backtest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What one definition says at one instant.
 *
 * @param gates by gate
 * @param triggers by trigger
 * @param decision about the rollout
 */
record Look(Instant at, Map<String, Turn> gates, Map<String, Turn> triggers, Optional<Turn> decision) {}
