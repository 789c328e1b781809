/**
 * Steps of the SII's wizards that change something: issuing, annulling and observing boletas. Orders, pages and previews, as
 * functions of bytes; the pages are observed and not official.
 */
@NullMarked
package dev.cuadra.sii.commit;

import org.jspecify.annotations.NullMarked;
