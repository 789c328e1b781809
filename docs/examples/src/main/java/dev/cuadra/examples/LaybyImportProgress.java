package dev.cuadra.examples;

import dev.cuadra.layby.service.ImportListener;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Tells how an import of lay-bys goes on. */
final class LaybyImportProgress implements ImportListener {
    private final Console console;

    LaybyImportProgress(Console console) {
        this.console = console;
    }

    @Override
    public void started(List<String> titles, OptionalLong expected, long resumedAt) {
        if (resumedAt > 0) {
            console.err().println(console.text("progress.layby.resumed", Map.of("laybys", resumedAt)));
        }
    }

    @Override
    public void looked(long laybys) {
        say("progress.layby.looked", Map.of("laybys", laybys));
    }

    @Override
    public void progressed(long imported, long all) {
        say("progress.layby.imported", Map.of("laybys", imported, "all", all));
    }

    private void say(String key, Map<String, ?> values) {
        String text = console.text(key, values);
        if (console.terminal()) {
            console.err().print("\r" + text + "   ");
        } else {
            console.err().println(text);
        }
    }

    /** Ends the line that was written over. */
    void done() {
        if (console.terminal()) {
            console.err().println();
        }
    }
}
