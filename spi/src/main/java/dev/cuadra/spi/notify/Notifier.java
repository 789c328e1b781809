package dev.cuadra.spi.notify;

/**
 * Delivers one message on one channel. Safe for many threads; takes no null; never retries. The same message id is
 * delivered at most once by the plugin; where it cannot tell whether an earlier attempt arrived, it answers
 * {@link Delivery.Unknown} and does not send again.
 */
public interface Notifier {
    /** The channel this plugin serves: {@code mail}, {@code in-app}, {@code sms}, {@code webhook}. */
    String channel();

    /** Delivers {@code message} or says why not; throws nothing for faults of the medium. */
    Delivery deliver(Message message);
}
