/** Lay-bys, their goods and their consumers in a vault: every command once, every day's work once, every receipt one. */
@NullMarked
package dev.cuadra.layby.service;

import org.jspecify.annotations.NullMarked;
