package dev.cuadra.onboarding.message.service;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.runtime.Work;

/** Who did it, for the journal. */
final class Acts {
    private Acts() {}

    static void note(Work work, Act act) {
        work.note("who", act.who());
        work.note("role", act.role());
        work.note("why", act.why());
        work.note("at", act.at());
    }
}
