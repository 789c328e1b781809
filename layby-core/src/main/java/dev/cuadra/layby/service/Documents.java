package dev.cuadra.layby.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Tokens;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the documents of this core are stored: what of them is personal, and how they are found. */
final class Documents {
    static final DocumentType<StoredLayby> LAYBYS =
            DocumentType.of("layby.agreement", 1, StoredLayby.class).indexed((layby, tokens) -> entries(layby));

    static final DocumentType<Consumer> CONSUMERS = DocumentType.of("layby.consumer", 1, Consumer.class)
            .personal("name", "mail", "phone", "language")
            .indexed((consumer, tokens) -> consumer.mail()
                    .map(mail -> List.of(IndexEntry.of("mail", mail(tokens, mail))))
                    .orElse(List.of()));

    static final DocumentType<StoredHandover> HANDOVERS =
            DocumentType.of("layby.handover", 1, StoredHandover.class).personal("identity");

    static final DocumentType<StoredStock> STOCK = DocumentType.of("layby.stock", 1, StoredStock.class)
            .indexed((stock, tokens) -> List.of(new IndexEntry(
                    "goods",
                    goods(
                            new Shop(stock.business(), stock.store()),
                            stock.level().sku()),
                    true)));

    static final DocumentType<Sequence> SEQUENCES = DocumentType.of("layby.sequence", 1, Sequence.class)
            .indexed((sequence, tokens) ->
                    List.of(new IndexEntry("name", name(sequence.kind(), sequence.scope()), true)));

    static final DocumentType<StoredRun> RUNS = DocumentType.of("layby.daily", 1, StoredRun.class);

    static final DocumentType<StoredImport> IMPORTS = DocumentType.of("layby.import", 1, StoredImport.class)
            .indexed((job, tokens) -> List.of(new IndexEntry("file", file(job.business(), job.fingerprint()), true)));

    static final DocumentType<StoredRecovery> RECOVERIES = DocumentType.of("layby.recovery", 1, StoredRecovery.class)
            .indexed((recovery, tokens) -> List.of(IndexEntry.unique("incident", IndexValue.of(recovery.incident()))));

    /** Those that seal anything, or are found by a token. */
    static final List<DocumentType<?>> SEALED = List.of(CONSUMERS, HANDOVERS);

    private Documents() {}

    static IndexValue mail(Tokens tokens, String mail) {
        return tokens.of("mail", mail.strip().toLowerCase(Locale.ROOT));
    }

    static List<IndexValue> goods(Shop shop, String sku) {
        return List.of(IndexValue.of(shop.business()), IndexValue.of(shop.store()), IndexValue.of(sku));
    }

    static List<IndexValue> name(String kind, String scope) {
        return List.of(IndexValue.of(kind), IndexValue.of(scope));
    }

    static List<IndexValue> file(String business, String fingerprint) {
        return List.of(IndexValue.of(business), IndexValue.of(fingerprint));
    }

    static List<IndexValue> origin(Shop shop, String number) {
        return List.of(IndexValue.of(shop.business()), IndexValue.of(shop.store()), IndexValue.of(number));
    }

    private static List<IndexEntry> entries(StoredLayby layby) {
        List<IndexEntry> entries = new ArrayList<>();
        entries.add(IndexEntry.unique("number", IndexValue.of(layby.number())));
        entries.add(IndexEntry.of(
                "shop",
                IndexValue.of(layby.business()),
                IndexValue.of(layby.store()),
                IndexValue.of(layby.view().state().name()),
                IndexValue.of(layby.number())));
        entries.add(
                IndexEntry.of("consumer", IndexValue.of(layby.consumer().toString()), IndexValue.of(layby.number())));
        layby.origin().ifPresent(number -> entries.add(new IndexEntry("origin", origin(layby.shop(), number), true)));
        layby.attention().ifPresent(day -> entries.add(IndexEntry.of("attention", IndexValue.of(day))));
        return entries;
    }
}
