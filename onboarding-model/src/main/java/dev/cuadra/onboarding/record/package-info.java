/** What an evaluation leaves behind, byte for byte the same when it is repeated. */
@NullMarked
package dev.cuadra.onboarding.record;

import org.jspecify.annotations.NullMarked;
