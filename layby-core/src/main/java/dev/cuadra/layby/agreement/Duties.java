package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.DisclosureDuty;
import java.util.List;

/** What has to be disclosed before an agreement is accepted. A pure function. */
@FunctionalInterface
public interface Duties {
    /** The duties of the agreement's country, each with its rule. */
    List<DisclosureDuty> of(AgreementTerms terms);
}
