package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BatchPolicy;
import dev.cuadra.boleta.payment.People;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.PaymentPermissions;
import dev.cuadra.boleta.service.PaymentRight;
import dev.cuadra.spi.TenantId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the command line's user wants payments approved, and who may do what. A user that nobody named may do everything:
 * who somebody is, this host takes their word for, and one of your own does not.
 *
 * @param batches how batches are approved that are opened from now on
 * @param users what each may do, by the one spelling of their ids
 * @param others what everybody else may do
 */
public record PaymentPolicy(BatchPolicy batches, Map<String, Rights> users, Rights others)
        implements PaymentPermissions {
    /** One other person approves, and everybody may do everything. */
    public static final PaymentPolicy OPEN =
            new PaymentPolicy(new BatchPolicy(Clp.of(Clp.MAX)), Map.of(), Rights.everything());

    /**
     * What somebody may do.
     *
     * @param rights the rights
     * @param limit the most that they approve for one day of payment
     */
    public record Rights(Set<PaymentRight> rights, Clp limit) {
        public Rights {
            rights = Set.copyOf(rights);
        }

        private static Rights everything() {
            return new Rights(EnumSet.allOf(PaymentRight.class), Clp.of(Clp.MAX));
        }
    }

    public PaymentPolicy {
        users = Map.copyOf(users);
    }

    /**
     * Reads a policy.
     *
     * @throws dev.cuadra.spi.problem.ProblemException when it cannot be used
     */
    public static PaymentPolicy read(String document) {
        ObjectNode json = Rules.object(document);
        Input input = new Input(json, "");
        Clp above = input.has("secondApproverAbove") ? amount(input, "secondApproverAbove") : Clp.of(Clp.MAX);
        Map<String, Rights> users = new LinkedHashMap<>();
        List<Input> named = input.optionalObjects("users");
        for (Input one : named) {
            String id = People.canonical(one.text("id"));
            if (id.isEmpty() || users.containsKey(id)) {
                throw one.problem("POLICY_USER", "id", Map.of());
            }
            users.put(id, rights(one));
        }
        Rights others = input.object("others").map(PaymentPolicy::rights).orElseGet(Rights::everything);
        input.end();
        return new PaymentPolicy(new BatchPolicy(above), users, others);
    }

    private static Rights rights(Input input) {
        Rights all = Rights.everything();
        Rights rights = new Rights(
                input.has("rights") ? input.words("rights", PaymentRight.class) : all.rights(),
                input.has("limit") ? amount(input, "limit") : all.limit());
        input.end();
        return rights;
    }

    private static Clp amount(Input input, String member) {
        long pesos = input.integer(member);
        if (pesos < 0 || pesos > Clp.MAX) {
            throw input.problem("INPUT_RANGE", member, Map.of("member", member, "least", 0, "most", Clp.MAX));
        }
        return Clp.of(pesos);
    }

    @Override
    public boolean may(TenantId tenant, String user, PaymentRight right, Rut payer) {
        return of(user).rights().contains(right);
    }

    @Override
    public Clp limit(TenantId tenant, String user, Rut payer) {
        return of(user).limit();
    }

    /** A limit that other capitals or a blank would lift is none. */
    private Rights of(String user) {
        return users.getOrDefault(People.canonical(user), others);
    }
}
