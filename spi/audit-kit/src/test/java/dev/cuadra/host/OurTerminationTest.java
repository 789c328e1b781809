package dev.cuadra.host;

import dev.cuadra.audit.TerminationProperties;
import dev.cuadra.layby.termination.TerminationCalculator;
import dev.cuadra.layby.termination.TerminationLaw;

/** Runs as an auditor's class would: from a package of its own. */
class OurTerminationTest extends TerminationProperties {
    private static final TerminationLaw LAW = new TerminationCalculator();

    @Override
    protected TerminationLaw law() {
        return LAW;
    }
}
