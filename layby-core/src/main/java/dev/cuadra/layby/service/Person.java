package dev.cuadra.layby.service;

import dev.cuadra.layby.transfer.ListedConsumer;
import dev.cuadra.layby.transfer.OpeningLayby;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody whom a list names more than once in the same words: the name alone would make one of two namesakes.
 */
record Person(String name, String mail, String language) {
    static Optional<Person> of(OpeningLayby opening) {
        ListedConsumer consumer = opening.consumer();
        return consumer.mail()
                .map(mail -> new Person(consumer.name(), mail.toLowerCase(Locale.ROOT), consumer.language()));
    }

    /** Nothing: it is personal. */
    @Override
    public String toString() {
        return "Person[…]";
    }
}
