package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.LaybyCommand;
import java.util.Map;
import java.util.Objects;

/** What somebody may be allowed to do in a shop. */
public enum LaybyRight {
    /** To see lay-bys, receipts, statements and stock. */
    READ,
    /** To draw up agreements, and to have them accepted. */
    SELL,
    /** To take payments. */
    TAKE_PAYMENT,
    /** To say that payments cleared or failed, and to take them back. */
    CORRECT_PAYMENT,
    /** To charge and to waive fees. */
    FEES,
    /** To pause, extend and amend lay-bys. */
    CHANGE,
    /** To declare defaults, and to end lay-bys. */
    END,
    /** To hand goods over. */
    HAND_OVER,
    /** To send refunds. */
    REFUND,
    /** To isolate lay-bys, and to plan and carry out how their books are corrected. */
    RECOVER,
    /** To approve how books are corrected. */
    APPROVE_RECOVERY,
    /** To do the day's work. */
    DAILY,
    /** To receive, count and write off goods. */
    STOCK,
    /** To see and change who consumers are. */
    CONSUMERS,
    /** To hand out and to erase what is held on a consumer. */
    ERASE,
    /** To bring in lay-bys that were kept elsewhere, with their consumers and the goods they hold. */
    IMPORT;

    private static final Map<Class<? extends LaybyCommand>, LaybyRight> OF = Map.ofEntries(
            Map.entry(LaybyCommand.Draft.class, SELL),
            Map.entry(LaybyCommand.Disclose.class, SELL),
            Map.entry(LaybyCommand.Accept.class, SELL),
            Map.entry(LaybyCommand.Pay.class, TAKE_PAYMENT),
            Map.entry(LaybyCommand.Clear.class, CORRECT_PAYMENT),
            Map.entry(LaybyCommand.Bounce.class, CORRECT_PAYMENT),
            Map.entry(LaybyCommand.Reverse.class, CORRECT_PAYMENT),
            Map.entry(LaybyCommand.ChargeFee.class, FEES),
            Map.entry(LaybyCommand.WaiveFee.class, FEES),
            Map.entry(LaybyCommand.PutOnHold.class, CHANGE),
            Map.entry(LaybyCommand.Reactivate.class, CHANGE),
            Map.entry(LaybyCommand.Extend.class, CHANGE),
            Map.entry(LaybyCommand.Amend.class, CHANGE),
            Map.entry(LaybyCommand.Release.class, HAND_OVER),
            Map.entry(LaybyCommand.DeclareDefault.class, END),
            Map.entry(LaybyCommand.End.class, END),
            Map.entry(LaybyCommand.Collect.class, HAND_OVER),
            Map.entry(LaybyCommand.SendRefund.class, REFUND),
            Map.entry(LaybyCommand.SettleRefund.class, REFUND),
            Map.entry(LaybyCommand.FailRefund.class, REFUND),
            Map.entry(LaybyCommand.Daily.class, DAILY),
            Map.entry(LaybyCommand.Isolate.class, RECOVER),
            Map.entry(LaybyCommand.Correct.class, RECOVER),
            Map.entry(LaybyCommand.Resume.class, RECOVER));

    /** The right that a command takes. */
    public static LaybyRight of(LaybyCommand command) {
        return Objects.requireNonNull(OF.get(command.getClass()), command::name);
    }
}
