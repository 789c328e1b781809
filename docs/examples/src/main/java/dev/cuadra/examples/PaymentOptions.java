package dev.cuadra.examples;

import dev.cuadra.boleta.payment.People;
import dev.cuadra.boleta.service.PaymentOrder;
import dev.cuadra.examples.rules.PaymentPolicy;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who does something with payments, under which key, and by which policy; the same for every command that does. */
final class PaymentOptions {
    private static final int LONGEST_KEY = 200;

    @Option(names = "--as", required = true, paramLabel = "USER")
    private String user = "";

    @Option(names = "--order", paramLabel = "KEY")
    @Nullable
    private String order;

    @Option(names = "--policy", paramLabel = "FILE")
    @Nullable
    private String policy;

    /** For picocli, which fills it in. */
    PaymentOptions() {}

    /** What {@code user} would have said without any other option. */
    PaymentOptions(String user) {
        this.user = user;
    }

    PaymentPolicy policy() throws IOException {
        if (policy == null) {
            return PaymentPolicy.OPEN;
        }
        String text = Inputs.text(policy);
        return Inputs.within(policy, () -> PaymentPolicy.read(text));
    }

    /** Whether the user chose the key. */
    boolean named() {
        return order != null;
    }

    /**
     * The order under the user's key, else under one that is the same whenever all of {@code asked} is.
     *
     * @throws ProblemException with {@code USER_MISSING} or {@code ORDER_FORM}
     */
    PaymentOrder order(Host host, List<?> asked) {
        if (People.canonical(user).isEmpty()) {
            throw problem("USER_MISSING", "--as");
        }
        if (order != null && (order.isBlank() || order.length() > LONGEST_KEY)) {
            throw problem("ORDER_FORM", "--order");
        }
        return new PaymentOrder(host.tenant(), user, order != null ? order : "cli-" + digest(host, user, asked));
    }

    /** A key is stored in plain: what it is made of goes through the tenant's look-up key first. */
    private static String digest(Host host, String user, List<?> asked) {
        StringBuilder all = new StringBuilder();
        all.append(user.length()).append(':').append(user);
        for (Object piece : asked) {
            String text = String.valueOf(piece);
            all.append(text.length()).append(':').append(text);
        }
        IndexValue token = host.vault().tokens(host.tenant()).of("payment-order", all.toString());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(token.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static ProblemException problem(String code, String option) {
        return new ProblemException(Texts.BOOK.problem(code, Place.member(option), Map.of()));
    }
}
