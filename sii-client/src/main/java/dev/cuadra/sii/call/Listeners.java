package dev.cuadra.sii.call;

import java.util.List;
import java.util.function.Consumer;

/** Tells several listeners, and passes over what they throw. */
record Listeners(List<SiiListener> all) implements SiiListener {
    private static final System.Logger LOG = System.getLogger(SiiListener.class.getName());

    @Override
    public void ended(SiiCall call) {
        tell(listener -> listener.ended(call));
    }

    @Override
    public void exchanged(SiiExchange exchange) {
        tell(listener -> listener.exchanged(exchange));
    }

    private void tell(Consumer<SiiListener> news) {
        for (SiiListener listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "A listener failed", e);
            }
        }
    }
}
