package dev.cuadra.layby.termination;

import dev.cuadra.layby.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.util.Map;

/** What is so or not about a lay-by that ends, as far as some law asks. */
public enum Fact {
    /** The supplier broke the agreement. */
    SUPPLIER_BREACH("supplierBreach", false),
    /** The charge and its amount were told, in the way the law asks, before the agreement was made. */
    PENALTY_DISCLOSED("penaltyDisclosed", true),
    /** The consumer died or is in hospital. */
    DEATH_OR_HOSPITAL("deathOrHospital", false),
    /** The whole price was paid. */
    FULLY_PAID("fullyPaid", false),
    /** The goods were handed over. */
    DELIVERED("delivered", false),
    /** The agreement was made at a distance, or away from the shop. */
    DISTANCE_CONTRACT("distanceContract", false),
    /** The goods were ordered specially for this consumer. */
    SPECIAL_ORDER("specialOrder", false),
    /** The agreement says that a special order falls under the charge too. */
    SPECIAL_ORDER_CHARGE_AGREED("specialOrderChargeAgreed", false),
    /** What made delivery impossible was beyond the supplier's control. */
    BEYOND_CONTROL("beyondControl", false),
    /** A satisfactory substitute is offered. */
    SUBSTITUTE_AVAILABLE("substituteAvailable", false),
    /** The consumer gave notice in writing. */
    WRITTEN_NOTICE("writtenNotice", true),
    /** The deposit was given as earnest money, from which either side may withdraw. */
    EARNEST_MONEY("earnestMoney", false),
    /** The law lets withdrawal be excluded for such goods, and the consumer was told so before. */
    WITHDRAWAL_EXCLUDED("withdrawalExcluded", false),
    /** The consumer can be found to take the refund. */
    CONSUMER_PRESENT("consumerPresent", true);

    private final String member;
    private final boolean usual;

    Fact(String member, boolean usual) {
        this.member = member;
        this.usual = usual;
    }

    /** Its name in JSON. */
    public String member() {
        return member;
    }

    /** What is taken to be so where nothing is said; the result then says that it was. */
    public boolean usual() {
        return usual;
    }

    /** In words, that it is so or is not. */
    public Text text(boolean so) {
        return Texts.BOOK.text("fact." + name() + (so ? ".yes" : ".no"), Map.of());
    }
}
