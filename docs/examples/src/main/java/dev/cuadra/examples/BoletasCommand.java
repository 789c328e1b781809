package dev.cuadra.examples;

import dev.cuadra.boleta.register.EntryList;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "boletas",
        subcommands = {
            BoletaAddCommand.class,
            BoletaLifeCommands.Event.class,
            BoletaImportCommand.class,
            BoletaLifeCommands.Life.class,
            BoletaListCommand.class,
            BoletaMatchCommand.class,
            BoletasCommand.Template.class
        })
final class BoletasCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** A table as CSV text with plain line ends, for standard output. */
    static String csv(List<String> titles, List<? extends List<?>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter writer = Tables.csv(bytes, new CsvStyle(',', false, CsvStyle.LineBreak.LF))) {
            writer.row(titles);
            rows.forEach(writer::row);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Command(name = "template", footer = "  java -jar cuadra.jar boletas template > boletas.csv")
    static final class Template implements Callable<Integer> {
        private final Console console;

        Template(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            console.out().print(csv(EntryList.TITLES, List.of()));
            return Main.DONE;
        }
    }
}
