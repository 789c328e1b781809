package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Transfers that a bank is asked to make together.
 *
 * @param id our own key of the batch: letters, digits, dot, hyphen and underscore, up to 40
 * @param payOn when the bank is to pay
 * @param payer who pays
 * @param account the payer's account at the bank that gets the file, digits
 * @param transfers the transfers, in the order of the file; no reference twice
 * @param settings what the contract with the bank fixes, by the names that {@link BankLayout#settings} tells
 * @param extras more about single transfers, by reference and by the names that {@link BankLayout#extras} tells, such as
 *     {@code documentNumber}
 */
public record TransferBatch(
        String id,
        LocalDate payOn,
        Rut payer,
        String account,
        List<Transfer> transfers,
        Map<String, String> settings,
        Map<String, Map<String, String>> extras) {
    public TransferBatch {
        Objects.requireNonNull(payOn, "payOn");
        Objects.requireNonNull(payer, "payer");
        transfers = List.copyOf(transfers);
        settings = Map.copyOf(settings);
        Map<String, Map<String, String>> copies = new LinkedHashMap<>();
        extras.forEach((reference, values) -> copies.put(reference, Map.copyOf(values)));
        extras = Map.copyOf(copies);
        if (!id.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException("Not a key of a batch: " + id);
        }
        if (!account.matches("[0-9]{1,30}")) {
            throw new IllegalArgumentException("The payer's account has 1 to 30 digits");
        }
        Set<String> references = new HashSet<>();
        for (Transfer transfer : transfers) {
            if (!references.add(transfer.reference())) {
                throw new IllegalArgumentException("A reference twice: " + transfer.reference());
            }
        }
    }

    /** A batch without settings or extras. */
    public static TransferBatch of(String id, LocalDate payOn, Rut payer, String account, List<Transfer> transfers) {
        return new TransferBatch(id, payOn, payer, account, transfers, Map.of(), Map.of());
    }

    String extra(Transfer transfer, String name) {
        return extras.getOrDefault(transfer.reference(), Map.of()).getOrDefault(name, "");
    }

    /** The key and the number of transfers: the rest is personal and stays out of logs. */
    @Override
    public String toString() {
        return "TransferBatch[" + id + ", " + transfers.size() + " transfers]";
    }
}
