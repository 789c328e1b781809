package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Invented payments. */
final class Payments {
    static final Rut PAYER = Rut.parse("99999999-9");
    static final Rut PAYEE = Rut.parse("11111111-1");
    static final LocalDate DAY = LocalDate.of(2027, 1, 15);

    /** Blanks are written as their number in brackets, so that they can be counted. */
    private static final Pattern BLANKS = Pattern.compile("\\[([0-9]+)]");

    private Payments() {}

    static String blanks(String sample) {
        return BLANKS.matcher(sample).replaceAll(match -> " ".repeat(Integer.parseInt(match.group(1))));
    }

    static Transfer of(String reference, BankAccount account, long pesos) {
        return of(reference, "PROVEEDOR UNO SPA", account, pesos, Optional.of("pagos@ejemplo.cl"));
    }

    static Transfer of(String reference, String name, BankAccount account, long pesos, Optional<String> mail) {
        return new Transfer(reference, PAYEE, name, account, Clp.of(pesos), "PAGO FACTURA 1001", mail);
    }

    static BankAccount current(String bank, String number) {
        return new BankAccount(bank, AccountKind.CORRIENTE, number);
    }

    static Transfer sample() {
        return of("P-000123", current("037", "55500011"), 150_000);
    }

    static TransferBatch batch(List<Transfer> transfers) {
        return new TransferBatch(
                "L-0007",
                DAY,
                PAYER,
                "1234567",
                transfers,
                Map.of(
                        "paymentType", "PRV",
                        "agreement", "812",
                        "payrollNumber", "1",
                        "payrollName", "20270115PROVEEDORES"),
                Map.of(
                        "P-000123",
                        Map.of(
                                "documentNumber", "1001",
                                "documentType", "33",
                                "documentDate", "2026-12-20",
                                "documentText", "FACTURA 1001",
                                "notice", "PAGO DE SU FACTURA 1001",
                                "orderNumber", "OC77",
                                "alias", "PROVEEDOR UNO")));
    }

    static TransferBatch batch(Transfer... transfers) {
        return batch(List.of(transfers));
    }

    static PaymentFiles write(String layout, Transfer... transfers) {
        return write(layout, batch(transfers));
    }

    static PaymentFiles write(String layout, TransferBatch batch) {
        return new PaymentFileWriter(BankLayout.shipped(layout)).write(batch, PaymentFileWriter.Excess.REFUSE);
    }

    static String text(PaymentFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    static List<String> codes(List<dev.cuadra.spi.problem.Problem> problems) {
        return problems.stream().map(dev.cuadra.spi.problem.Problem::code).toList();
    }
}
