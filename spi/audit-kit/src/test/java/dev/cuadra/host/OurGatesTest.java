package dev.cuadra.host;

import dev.cuadra.audit.GateEngine;
import dev.cuadra.audit.GateProperties;

/** Runs as an auditor's class would: from a package of its own. */
// snippet:gates
class OurGatesTest extends GateProperties {
    @Override
    protected GateEngine engine() {
        return new OurGates();
    }
}
// end:gates
