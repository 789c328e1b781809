package dev.cuadra.onboarding.service;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.runtime.Work;

/** Who did something, for the journal. Stateless, safe for many threads. */
public final class Acts {
    private Acts() {}

    /** Notes who does what {@code work} stores, as what, why and when. */
    public static void note(Work work, Act act) {
        work.note("who", act.who());
        work.note("role", act.role());
        work.note("why", act.why());
        work.note("at", act.at());
    }
}
