/** What has to hold between the books of lay-bys, what is found where it does not, and how books are put right. */
@NullMarked
package dev.cuadra.layby.integrity;

import org.jspecify.annotations.NullMarked;
