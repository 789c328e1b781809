package dev.cuadra.layby.transfer;

import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.termination.TaxBasis;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

/**
 * What a list does not say and is the same for all its lay-bys.
 *
 * @param business whose they are
 * @param zone the time zone of the stores
 * @param calledLayby whether the agreements call themselves lay-bys
 * @param distance whether they were made at a distance
 * @param basis how the supplier accounts for tax
 * @param policy what the supplier practises
 * @param version which version of the text was agreed on
 * @param disclosed what the person who imports vouches was told, given or done at the time
 */
public record ImportSettings(
        String business,
        ZoneId zone,
        boolean calledLayby,
        boolean distance,
        TaxBasis basis,
        LaybyPolicy policy,
        String version,
        Set<Disclosure> disclosed) {
    public ImportSettings {
        Objects.requireNonNull(business, "business");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(version, "version");
        disclosed = Set.copyOf(disclosed);
    }
}
