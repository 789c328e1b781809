/** Onboarding plans as a tenant keeps them: started, told what happened, and celebrated once. */
@NullMarked
package dev.cuadra.onboarding.plan.service;

import org.jspecify.annotations.NullMarked;
