/** What a company's boletas come to by contractor and by month: sums, shares, gaps, rates, top lists, time saved. */
@NullMarked
package dev.cuadra.boleta.analytics;

import org.jspecify.annotations.NullMarked;
