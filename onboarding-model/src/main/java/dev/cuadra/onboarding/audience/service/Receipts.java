package dev.cuadra.onboarding.audience.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Results;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is kept of messages. */
final class Receipts {
    private static final int PAGE = 500;

    private final Vault vault;

    Receipts(Vault vault) {
        this.vault = vault;
    }

    Receipt of(TenantId tenant, String message) {
        return new Receipt(
                // Also of people who were erased since, whose letters cannot be read.
                all(tenant, Documents.LETTERS, message).stream()
                        .map(loaded -> loaded.plain(StoredLetter.Plain.class))
                        .map(one -> new Sent(one.person(), one.channel(), one.sent()))
                        .toList(),
                all(tenant, Documents.MISSES, message).stream()
                        .map(loaded -> loaded.value().missed())
                        .toList(),
                all(tenant, Documents.VOIDS, message).stream()
                        .map(loaded -> loaded.value().unreached())
                        .toList());
    }

    private <T> List<Loaded<T>> all(TenantId tenant, DocumentType<T> type, String message) {
        List<Loaded<T>> all = new ArrayList<>();
        Query query = Query.of(type.collection(), "message")
                .equalTo(IndexValue.of(message))
                .limit(PAGE);
        Optional<Bytes> next = Optional.empty();
        do {
            Results<T> page = vault.page(type, tenant, next.map(query::after).orElse(query));
            all.addAll(page.documents());
            next = page.next();
        } while (next.isPresent());
        return all;
    }
}
