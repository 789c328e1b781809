package dev.cuadra.examples;

import java.nio.file.Path;
import java.util.UUID;

/** Pays instalments under known keys, and says so, until it is done or killed. */
public final class PayingChild {
    private PayingChild() {}

    /**
     * Pays in turns, one payment for each lay-by.
     *
     * @param arguments the database, the folder with the keys, the prefix of the idempotency keys, how many payments for
     *     each lay-by, and the lay-bys
     */
    public static void main(String[] arguments) {
        try (LaybyShop shop = LaybyShop.open(arguments[0], Path.of(arguments[1]))) {
            int payments = Integer.parseInt(arguments[3]);
            for (int at = 0; at < payments; at++) {
                for (int layby = 4; layby < arguments.length; layby++) {
                    shop.pay(key(arguments[2], layby - 4, at), UUID.fromString(arguments[layby]), "1.00");
                    System.out.println("paid");
                    System.out.flush();
                }
            }
        }
    }

    static String key(String prefix, int layby, int payment) {
        return prefix + "-" + layby + "-" + payment;
    }
}
