package dev.cuadra.examples;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line, or a class of the tests, in another process that can be killed. */
record KilledProgram(Path folder) {
    Process start(String... args) throws IOException {
        return start(Main.class, args);
    }

    Process start(Class<?> main, String... args) throws IOException {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(value -> value != null && !value.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        String here = Path.of("target").toAbsolutePath() + File.separator;
        // On the module path surefire gives folders of modules; all of them stand on the class path here.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                path + File.pathSeparator + here + "classes" + File.pathSeparator + here + "test-classes",
                main.getName()));
        command.addAll(Arrays.asList(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
