/**
 * The law on fees and the law of lay-bys, and the rules of gates, as properties to run against any engine.
 *
 * <p>An auditor extends {@link dev.cuadra.audit.RetentionProperties}, {@link dev.cuadra.audit.Form29Properties},
 * {@link dev.cuadra.audit.WorkedAmounts} and {@link dev.cuadra.audit.WorkedDueDates}, and for lay-bys
 * {@link dev.cuadra.audit.LaybyProperties}, {@link dev.cuadra.audit.TerminationProperties} and
 * {@link dev.cuadra.audit.ScheduleProperties}, for gates {@link dev.cuadra.audit.GateProperties}, names the engine in one
 * method, and runs the class with JUnit; the jqwik
 * test engine has to be on the class path. Each property carries the id of its rule in {@code docs/sources.md} as a tag.
 * Rates, rounding and the month of a boleta are worked out here a second time ({@link dev.cuadra.audit.WrittenLaw}), from
 * the text of the law and not from the data of the engine under audit; so are the charges that each country allows when
 * a lay-by ends early ({@link dev.cuadra.audit.WrittenLaybyLaw}), due dates ({@link dev.cuadra.audit.WrittenSchedule}),
 * balances, and the table of states.
 *
 * <p>The generators ({@link dev.cuadra.audit.Ruts}, {@link dev.cuadra.audit.Days}, {@link dev.cuadra.audit.Months},
 * {@link dev.cuadra.audit.Amounts}, {@link dev.cuadra.audit.Terms}, {@link dev.cuadra.audit.Boletas},
 * {@link dev.cuadra.audit.OtherCodes}, {@link dev.cuadra.audit.Agreements}, {@link dev.cuadra.audit.Courses},
 * {@link dev.cuadra.audit.Plans}, {@link dev.cuadra.audit.Endings}, {@link dev.cuadra.audit.GateCases}) are free for properties of a host's own.
 */
@NullMarked
package dev.cuadra.audit;

import org.jspecify.annotations.NullMarked;
