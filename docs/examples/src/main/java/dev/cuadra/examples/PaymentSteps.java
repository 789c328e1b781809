package dev.cuadra.examples;

import dev.cuadra.boleta.payment.BatchSheet;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.service.BatchView;
import dev.cuadra.boleta.service.Disbursements;
import dev.cuadra.boleta.service.PaymentOrder;
import dev.cuadra.spi.problem.Place;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What people do with a batch between opening it and its file, and with the lines that are held. */
final class PaymentSteps {
    private PaymentSteps() {}

    @Command(
            name = "submit",
            footer = "  java -jar cuadra.jar payments submit BATCH --as ana --db jdbc:sqlite:cuadra.db")
    static final class Submit extends PaymentsCommands.Step {
        Submit(Console console) {
            super(console);
        }

        @Override
        List<?> asked() {
            return List.of("submit");
        }

        @Override
        BatchView take(Disbursements payments, PaymentOrder order, BatchSheet before) {
            return payments.submit(order, batch());
        }
    }

    @Command(
            name = "approve",
            footer = "  java -jar cuadra.jar payments approve BATCH --hash HASH --as berta --db jdbc:sqlite:cuadra.db")
    static final class Approve extends PaymentsCommands.Step {
        @Option(names = "--hash", required = true, paramLabel = "HASH")
        private String hash = "";

        Approve(Console console) {
            super(console);
        }

        @Override
        List<?> asked() {
            return List.of("approve", hash);
        }

        @Override
        BatchView take(Disbursements payments, PaymentOrder order, BatchSheet before) {
            return payments.approve(order, batch(), hash);
        }
    }

    @Command(
            name = "reject",
            footer = "  java -jar cuadra.jar payments reject BATCH --reason \"wrong day\" --as berta"
                    + " --db jdbc:sqlite:cuadra.db")
    static final class Reject extends PaymentsCommands.Step {
        @Option(names = "--reason", required = true, paramLabel = "TEXT")
        private String reason = "";

        Reject(Console console) {
            super(console);
        }

        @Override
        void check() {
            reason(reason);
        }

        @Override
        List<?> asked() {
            return List.of("reject", reason);
        }

        @Override
        BatchView take(Disbursements payments, PaymentOrder order, BatchSheet before) {
            return payments.reject(order, batch(), reason);
        }
    }

    @Command(
            name = "cancel",
            footer = "  java -jar cuadra.jar payments cancel BATCH --reason \"opened by mistake\" --as ana"
                    + " --db jdbc:sqlite:cuadra.db")
    static final class Cancel extends PaymentsCommands.Step {
        @Option(names = "--reason", required = true, paramLabel = "TEXT")
        private String reason = "";

        Cancel(Console console) {
            super(console);
        }

        @Override
        void check() {
            reason(reason);
        }

        @Override
        List<?> asked() {
            return List.of("cancel", reason);
        }

        @Override
        BatchView take(Disbursements payments, PaymentOrder order, BatchSheet before) {
            return payments.cancel(order, batch(), reason);
        }
    }

    @Command(
            name = "release",
            footer = "  java -jar cuadra.jar payments release BATCH --as berta --db jdbc:sqlite:cuadra.db")
    static final class Release extends PaymentsCommands.Step {
        Release(Console console) {
            super(console);
        }

        @Override
        List<?> asked() {
            return List.of("release");
        }

        @Override
        BatchView take(Disbursements payments, PaymentOrder order, BatchSheet before) {
            return payments.release(order, batch());
        }
    }

    /** A decision about a line, which is named by its boleta. */
    private abstract static class OnLine extends PaymentsCommands.Step {
        @Parameters(index = "1", paramLabel = "RUT/FOLIO", descriptionKey = "boleta")
        private String boleta = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT")
        private String reason = "";

        OnLine(Console console) {
            super(console);
        }

        @Override
        void check() {
            id();
            reason(reason);
        }

        final BoletaId id() {
            return PaymentList.id(boleta, Place.member("RUT/FOLIO"));
        }

        final String why() {
            return reason;
        }

        /** Our key of the line. */
        final String reference(BatchSheet sheet) {
            return PaymentsCommands.line(sheet, id()).standing().line().reference();
        }
    }

    @Command(
            name = "waive",
            footer = "  java -jar cuadra.jar payments waive BATCH 12345678-5/153 --hold ANNULMENT_PENDING"
                    + " --reason \"the work was done\" --as berta --db jdbc:sqlite:cuadra.db")
    static final class Waive extends OnLine {
        @Option(names = "--hold", required = true, paramLabel = "HOLD")
        private List<HoldReason> holds = List.of();

        Waive(Console console) {
            super(console);
        }

        @Override
        List<?> asked() {
            return List.of("waive", id(), new TreeSet<>(holds), why());
        }

        @Override
        BatchView take(Disbursements payments, PaymentOrder order, BatchSheet before) {
            return payments.waive(order, batch(), reference(before), Set.copyOf(holds), why());
        }
    }

    @Command(
            name = "drop",
            footer = "  java -jar cuadra.jar payments drop BATCH 12345678-5/153 --reason \"annulled\" --as berta"
                    + " --db jdbc:sqlite:cuadra.db")
    static final class Drop extends OnLine {
        Drop(Console console) {
            super(console);
        }

        @Override
        List<?> asked() {
            return List.of("drop", id(), why());
        }

        @Override
        BatchView take(Disbursements payments, PaymentOrder order, BatchSheet before) {
            return payments.drop(order, batch(), reference(before), why());
        }
    }
}
