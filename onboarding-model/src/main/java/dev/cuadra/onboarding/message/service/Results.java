package dev.cuadra.onboarding.message.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what was sent and what was not. */
final class Results {
    private static final int PAGE = 500;

    private final Vault vault;
    private final TenantId tenant;
    private final String announcement;

    Results(Vault vault, TenantId tenant, String announcement) {
        this.vault = vault;
        this.tenant = tenant;
        this.announcement = announcement;
    }

    List<Outcome.Sent> sent() {
        // Also of people who were erased since, whose letters cannot be read.
        return all(Documents.LETTERS).stream()
                .map(loaded -> loaded.plain(StoredLetter.Plain.class))
                .map(one -> new Outcome.Sent(one.person(), one.channel(), one.message()))
                .toList();
    }

    List<Outcome.Missed> missed() {
        return all(Documents.MISSES).stream()
                .map(Loaded::value)
                .map(one -> new Outcome.Missed(
                        one.person(), one.channel(), Announcements.problem(one.code(), announcement, one.details())))
                .toList();
    }

    private <T> List<Loaded<T>> all(DocumentType<T> type) {
        List<Loaded<T>> all = new ArrayList<>();
        Query query = Query.of(type.collection(), "announcement")
                .equalTo(IndexValue.of(announcement))
                .limit(PAGE);
        Optional<Bytes> next = Optional.empty();
        do {
            dev.cuadra.runtime.Results<T> page =
                    vault.page(type, tenant, next.map(query::after).orElse(query));
            all.addAll(page.documents());
            next = page.next();
        } while (next.isPresent());
        return all;
    }
}
