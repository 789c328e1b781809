/** What support knows: issues that are known, articles with their use, and the topics that people ask about. */
@org.jspecify.annotations.NullMarked
package dev.cuadra.onboarding.knowledge;
