package dev.cuadra.adapter.report.internal;

import dev.cuadra.layby.agreement.Layby;

/**
 * The head of a page about one lay-by.
 *
 * @param number the number of the lay-by
 * @param company the supplier's name; empty when it was not given
 * @param consumer the consumer's name; empty when it was not given
 * @param store where it was made
 * @param agreedOn when
 */
public record LaybyHead(String number, String company, String consumer, String store, String agreedOn) {
    static LaybyHead of(Layby layby, String company, String consumer) {
        return new LaybyHead(
                Words.clean(layby.id()),
                Words.clean(company).strip(),
                Words.clean(consumer).strip(),
                Words.clean(layby.terms().store()),
                layby.terms().agreedOn().toString());
    }
}
