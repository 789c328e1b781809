package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.bank.AnswerProfile;
import dev.cuadra.boleta.bank.BankLayout;
import dev.cuadra.boleta.payment.BatchSheet;
import dev.cuadra.boleta.payment.PaymentReceipt;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.Disbursements;
import dev.cuadra.boleta.service.PaymentOrder;
import dev.cuadra.examples.rules.PaymentPolicy;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was not paid of the sample's month: proposed, opened by Ana, approved by Berta, written for the bank, and answered
 * by it. Both are invented, and so are the words of the bank.
 */
final class QuickstartPayments {
    private static final LocalDate PAY_ON = LocalDate.of(2026, 10, 2);
    private static final BoletaId PAID = BoletaId.parse("19754771-5/93");
    private static final String ANA = "ana";
    private static final String BERTA = "berta";

    private final Console console;
    private final OutDirectory out;
    private final Path samples;
    private final PaymentDesk desk;
    private final Disbursements payments;
    private final JsonNode expected;
    private final List<String> odd = new ArrayList<>();

    private QuickstartPayments(Console console, OutDirectory out, Host host, Path samples, JsonNode expected)
            throws IOException {
        this.console = console;
        this.out = out;
        this.samples = samples;
        this.expected = expected;
        PaymentPolicy policy = PaymentPolicy.read(sample("politica_pagos.json"));
        this.desk = new PaymentDesk(host, policy, console.locale());
        this.payments = desk.payments();
    }

    /**
     * Pays, and says what ended otherwise than it should.
     *
     * @param samples the folder with the sample's policy and the bank's answer
     * @param expected figures that were worked out apart
     */
    static List<String> tell(Console console, OutDirectory out, Host host, Path samples, JsonNode expected)
            throws IOException {
        return new QuickstartPayments(console, out, host, samples, expected).run();
    }

    private List<String> run() throws IOException {
        UUID batch = opened();
        approved(batch);
        written(batch);
        answered(batch);
        receipt(batch);
        return odd;
    }

    private UUID opened() throws IOException {
        Rut payer = Rut.parse("76000000-0");
        JsonNode proposal = JsonMapper.builder()
                .build()
                .readTree(Inputs.text(out.resolve("payments.json").toString()));
        console.print(
                "quickstart.pay.proposed",
                Map.of(
                        "lines", proposal.get("lines").size(),
                        "open", dots(proposal.get("open").asLong()),
                        "leftOut", proposal.get("leftOut").size()));
        compare("lines", proposal.get("lines").size());
        compare("open", proposal.get("open").asLong());
        return desk.open(options(ANA), payer, PAY_ON, PaymentList.file(out.resolve("payments.json"), payer));
    }

    private void approved(UUID batch) {
        String hash = desk.step(batch, () -> payments.submit(order(ANA, batch, "submit"), batch))
                .batch()
                .hash();
        String refused = "—";
        try {
            payments.approve(order(ANA, batch, "approve"), batch, hash);
        } catch (ProblemException e) {
            refused = e.problem().code();
        }
        if (!refused.equals("BATCH_OWN")) {
            odd.add("BATCH_OWN: " + refused);
        }
        BatchSheet seen = desk.sheet(batch);
        console.print(
                "quickstart.pay.opened",
                Map.of("by", ANA, "total", dots(seen.batch().content().total().pesos()), "code", refused));
        payments.approve(order(BERTA, batch, "approve"), batch, hash);
        payments.release(order(BERTA, batch, "release"), batch);
        console.print("quickstart.pay.approved", Map.of("by", BERTA));
    }

    private void written(UUID batch) {
        BankLayout layout = BankLayout.shipped("bci-en-linea");
        OutDirectory bank = new OutDirectory(out.resolve("bank"));
        PaymentWriting.Company company = new PaymentWriting.Company("10203040", Map.of("paymentType", "PRV"), Map.of());
        ObjectNode told = new PaymentWriting(desk, layout, company, bank, console.locale())
                .write(batch, order(BERTA, batch, "write"), false);
        JsonNode file = told.get("files").path(0);
        console.print(
                "quickstart.pay.file",
                Map.of(
                        "file", "bank/" + file.path("name").asText(),
                        "count", file.path("count").asInt(),
                        "sum", dots(file.path("sum").asLong()),
                        "changes", file.path("changes").size(),
                        "year", layout.copyYear()));
        told.get("held")
                .forEach(held -> console.print(
                        "quickstart.pay.held",
                        Map.of(
                                "boleta", held.get("boleta").asText(),
                                "code", held.at("/reasons/0/code").asText(),
                                "message", held.at("/reasons/0/message").asText())));
        compare("transfers", file.path("count").asLong());
        compare("sum", file.path("sum").asLong());
        compare("held", told.get("held").size());
    }

    private void answered(UUID batch) throws IOException {
        AnswerProfile words = AnswerProfile.read(sample("respuesta_banco.json"));
        ObjectNode told = new PaymentAnswers(desk, words, console.locale())
                .book(
                        batch,
                        Inputs.file(samples.resolve("respuesta_banco.csv")),
                        Optional.of(PAY_ON),
                        order(BERTA, batch, "answer"));
        int rejected = told.get("notPaid").size();
        console.print(
                "quickstart.pay.answer",
                Map.of(
                        "paid",
                        dots(told.get("paid").asLong()),
                        "count",
                        told.get("changed").size() - rejected,
                        "rejected",
                        rejected,
                        "said",
                        told.at("/notPaid/0/said").asText()));
        compare("paid", told.get("paid").asLong());
        compare("rejected", rejected);
    }

    private void receipt(UUID batch) {
        Optional<PaymentReceipt> receipt = desk.sheet(batch).line(PAID).flatMap(BatchSheet.Line::receipt);
        receipt.ifPresent(told -> {
            out.text(
                    "payment-receipt.json",
                    PaymentJson.receipt(told, console.locale()).toPrettyString() + "\n");
            console.print(
                    "quickstart.pay.receipt",
                    Map.of(
                            "boleta",
                            PAID,
                            "net",
                            dots(told.part().net().pesos()),
                            "retained",
                            dots(told.part().retained().pesos())));
        });
        compare("receiptNet", receipt.map(told -> told.part().net().pesos()).orElse(0L));
        compare(
                "receiptRetained",
                receipt.map(told -> told.part().retained().pesos()).orElse(0L));
    }

    private PaymentOrder order(String user, UUID batch, String step) {
        return desk.order(options(user), batch, List.of(step));
    }

    private static PaymentOptions options(String user) {
        return new PaymentOptions(user);
    }

    private String sample(String name) throws IOException {
        return Inputs.text(samples.resolve(name).toString());
    }

    private void compare(String name, long value) {
        if (expected.get(name).asLong() != value) {
            odd.add("payments " + name + ": " + value + " ≠ " + expected.get(name));
        }
    }

    private static String dots(long pesos) {
        return String.format(java.util.Locale.ROOT, "%,d", pesos).replace(',', '.');
    }
}
