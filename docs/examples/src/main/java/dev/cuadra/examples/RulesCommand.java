package dev.cuadra.examples;

import dev.cuadra.examples.rules.Rules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "rules",
        footer = "  echo '{\"id\":1,\"op\":\"rut.parse\",\"text\":\"12345678-5\"}' | java -jar cuadra.jar rules")
final class RulesCommand implements Callable<Integer> {
    private final Console console;

    RulesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        new Rules(console.locale())
                .run(
                        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8), 1 << 16),
                        console.out());
        return Main.DONE;
    }
}
