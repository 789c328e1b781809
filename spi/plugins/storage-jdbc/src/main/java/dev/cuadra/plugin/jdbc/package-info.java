/** Storage on JDBC: an embedded SQLite file. */
@NullMarked
package dev.cuadra.plugin.jdbc;

import org.jspecify.annotations.NullMarked;
