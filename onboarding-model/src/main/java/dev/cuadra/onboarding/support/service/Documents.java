package dev.cuadra.onboarding.support.service;

import dev.cuadra.runtime.DocumentType;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.util.List;

/** How tickets are stored. */
final class Documents {
    static final DocumentType<StoredRequester> REQUESTERS = DocumentType.of(
                    "onboarding.requester", 1, StoredRequester.class)
            .personal("contact")
            .indexed((requester, tokens) ->
                    List.of(IndexEntry.unique("contact", tokens.of("requester", requester.contact()))));

    static final DocumentType<StoredTicket> TICKETS = DocumentType.of("onboarding.ticket", 1, StoredTicket.class)
            .personal("texts")
            .plainlyIndexed(StoredTicket.Plain.class, ticket -> List.of(IndexEntry.of("open", open(ticket.open()))));

    private Documents() {}

    static IndexValue open(boolean open) {
        return IndexValue.of(open ? 1 : 0);
    }
}
