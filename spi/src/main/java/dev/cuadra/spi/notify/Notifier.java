package dev.cuadra.spi.notify;

/**
 * Delivers one message on one channel. Safe for many threads; takes no null; never retries. The same message id is
 * delivered at most once by the plugin; where it cannot tell whether an earlier attempt arrived, it answers
 * {@link Delivery.Unknown} and does not send again.
 */
public interface Notifier {
    /** The channel this plugin serves: {@code mail}, {@code in-app}, {@code sms}, {@code webhook}. */
    String channel();

    /**
     * Whether the plugin recognises every id that it ever delivered, also after a restart and from another process, as
     * a notifier that writes into a database can. A message that may have been sent before is given again only to such
     * a plugin; the default is that it does not.
     */
    default boolean remembers() {
        return false;
    }

    /** Delivers {@code message} or says why not; throws nothing for faults of the medium. */
    Delivery deliver(Message message);
}
