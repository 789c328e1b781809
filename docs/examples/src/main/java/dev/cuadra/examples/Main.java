package dev.cuadra.examples;

import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.runtime.Masking;
import dev.cuadra.spi.keys.KeyRingException;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StorageException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code cuadra} command line. */
@Command(
        name = "cuadra",
        subcommands = {
            QuickstartCommand.class,
            MonthCloseCommand.class,
            MonthRunCommand.class,
            BoletasCommand.class,
            ContractorsCommand.class,
            PaymentsCommands.class,
            FilingsCommand.class,
            SiiCommand.class,
            RemindersCommand.class,
            AnnualCommand.class,
            AnalyticsCommand.class,
            ExplainCommand.class,
            AsOfCommand.class,
            LaybyCommands.class,
            OnboardingCommands.class,
            LaunchCommands.class,
            MessagesCommands.class,
            SupportCommands.class,
            JournalCommand.class,
            GatesCommand.class,
            KeysCommand.class,
            RulesCommand.class,
            SchemaCommand.class
        })
public final class Main implements Runnable {
    /** Done. */
    static final int DONE = 0;
    /** Done, with findings that a person must look at. */
    static final int FINDINGS = 1;
    /** The call or the input is unusable. */
    static final int UNUSABLE = 2;

    private static final Set<String> LANGUAGES = Set.of("es", "en");
    /** A medium failed. */
    static final int MEDIUM = 3;

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    @SuppressWarnings("NullAway.Init")
    public Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String... args) {
        // A file stream asks for its length before it reads all, which a pipe does not have.
        InputStream in = new java.io.BufferedInputStream(new FileInputStream(FileDescriptor.in));
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int code = run(in, out, err, args);
        err.flush();
        System.exit(code);
    }

    /** Runs the command line and returns its exit code. */
    public static int run(InputStream in, PrintStream out, PrintStream err, String... args) {
        String language = language(List.of(args));
        Locale locale = language.equals("en") ? Locale.ENGLISH : Locale.forLanguageTag("es");
        Console console = new Console(in, out, err, locale, onTerminal());
        if (!LANGUAGES.contains(language)) {
            return fail(
                    console,
                    UNUSABLE,
                    OptionValues.wrong("--lang", language, Texts.KIND_LANGUAGE).problem());
        }
        boolean debug = Arrays.asList(args).contains("--debug");
        CommandLine line = line(console);
        line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((failure, arguments) -> fail(
                console,
                UNUSABLE,
                Texts.BOOK.problem(
                        "USAGE", Place.NOWHERE, Map.of("detail", firstLine(String.valueOf(failure.getMessage()))))));
        line.setExecutionExceptionHandler((failure, command, result) -> {
            if (debug) {
                failure.printStackTrace(err);
            }
            return failed(console, failure);
        });
        return told(console, line.execute(args));
    }

    /** A print stream swallows what a full disk or a closed pipe says; nobody may take half an answer for all of it. */
    private static int told(Console console, int code) {
        if (!console.out().checkError() || code > FINDINGS) {
            return code;
        }
        return fail(console, MEDIUM, Texts.BOOK.problem("OUTPUT_LOST", Place.NOWHERE, Map.of()));
    }

    /** All commands with their options, described in the language of {@code console}. */
    static CommandLine line(Console console) {
        CommandLine line = new CommandLine(new Main(), new Factory(console));
        // Read before the arguments are; declared here so that every command accepts them.
        line.getCommandSpec()
                .addOption(OptionSpec.builder("--lang")
                        .paramLabel("es|en")
                        .type(String.class)
                        .scopeType(ScopeType.INHERIT)
                        .build())
                .addOption(OptionSpec.builder("--debug")
                        .scopeType(ScopeType.INHERIT)
                        .build());
        describe(line, console, "help.root");
        if (console.locale().getLanguage().equals("en")) {
            ParamLabels.inEnglish(line);
        }
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int failed(Console console, Exception failure) {
        if (failure instanceof ProblemException stated) {
            return fail(console, UNUSABLE, stated.problem());
        }
        if (failure instanceof StorageException
                || failure instanceof KeyRingException
                || failure instanceof UncheckedIOException
                || failure instanceof java.io.IOException) {
            String detail = firstLine(String.valueOf(failure.getMessage()));
            return fail(console, MEDIUM, Texts.BOOK.problem("MEDIUM_FAILED", Place.NOWHERE, Map.of("detail", detail)));
        }
        String name = failure.getClass().getSimpleName();
        return fail(console, MEDIUM, Texts.BOOK.problem("INTERNAL", Place.NOWHERE, Map.of("detail", name)));
    }

    private static int fail(Console console, int code, Problem problem) {
        var error = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        error.set("error", Form29Json.problem(problem, console.locale()));
        console.err().println(error);
        return code;
    }

    /** The texts of help come from the book, by the names of the commands. */
    private static void describe(CommandLine line, Console console, String key) {
        var spec = line.getCommandSpec();
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage().description(console.text(key, Map.of()));
        spec.resourceBundle(new OptionTexts(console));
        line.getSubcommands()
                .forEach((name, sub) -> describe(sub, console, (key.equals("help.root") ? "help" : key) + "." + name));
    }

    /** The language has to be known before the arguments are read, for the errors in them. */
    private static String language(List<String> args) {
        Locale system = Locale.getDefault();
        String lang = system.getLanguage().equals("en") ? "en" : "es";
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).startsWith("--lang=")) {
                lang = args.get(i).substring("--lang=".length());
            } else if (args.get(i).equals("--lang") && i + 1 < args.size()) {
                lang = args.get(i + 1);
            }
        }
        return lang;
    }

    /** From Java 22 on there is a console also without a terminal; then progress is one line written over. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        return System.console() != null && System.getenv("TERM") != null;
    }

    /** What others wrote may quote an argument or a value: numbers and addresses in it are masked. */
    private static String firstLine(String text) {
        return Masking.text(text.lines().findFirst().orElse(""));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
                descriptor == FileDescriptor.err,
                StandardCharsets.UTF_8);
    }

    /** Gives each command the console. */
    private record Factory(Console console) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(Console.class).newInstance(console);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
