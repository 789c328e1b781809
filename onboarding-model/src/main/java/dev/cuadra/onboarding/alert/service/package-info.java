/** Keeps what evaluations found, tells people of alerts, and takes rollouts back. */
@NullMarked
package dev.cuadra.onboarding.alert.service;

import org.jspecify.annotations.NullMarked;
