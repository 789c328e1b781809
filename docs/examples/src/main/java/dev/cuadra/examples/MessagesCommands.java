package dev.cuadra.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.examples.rules.Rules;
import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.message.Letter;
import dev.cuadra.onboarding.message.Setting;
import dev.cuadra.onboarding.message.Sms;
import dev.cuadra.onboarding.message.Template;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.Values;
import dev.cuadra.onboarding.message.Variable;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "messages",
        subcommands = {MessagesCommands.Listing.class, MessagesCommands.Preview.class})
final class MessagesCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static TemplateSet templates(@Nullable String file) throws IOException {
        TemplateSet shipped = TemplateSet.shipped();
        return file == null ? shipped : shipped.with(file, Inputs.text(file));
    }

    @Command(name = "list", footer = "  java -jar cuadra.jar messages list --pack layby-launch")
    static final class Listing implements Callable<Integer> {
        private final Console console;

        @Option(names = "--pack", paramLabel = "PACK")
        @Nullable
        private String pack;

        @Option(names = "--templates", paramLabel = "FILE")
        @Nullable
        private String file;

        @Option(names = "--json")
        private boolean json;

        Listing(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            TemplateSet all = templates(file);
            Collection<Template> templates = pack == null ? all.templates() : all.pack(pack);
            if (json) {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                templates.forEach(one -> list.add(told(one)));
                console.out().println(list.toPrettyString());
            } else {
                templates.forEach(one -> console.out()
                        .println(one.key() + "  " + channels(one) + "  " + String.join(", ", one.audience())));
            }
            return Main.DONE;
        }

        private static String channels(Template template) {
            return template.channels().stream().map(Channel::word).collect(Collectors.joining(", "));
        }

        private static ObjectNode told(Template template) {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.put("key", template.key()).put("version", template.version()).put("pack", template.pack());
            told.put("owner", template.owner()).put("transactional", template.transactional());
            ArrayNode audience = told.putArray("audience");
            template.audience().forEach(audience::add);
            ArrayNode channels = told.putArray("channels");
            template.channels().forEach(channel -> channels.add(channel.word()));
            ArrayNode languages = told.putArray("languages");
            template.wordings().keySet().forEach(languages::add);
            ObjectNode variables = told.putObject("variables");
            for (Variable variable : template.variables().values()) {
                variables.put(variable.name(), variable.type().word() + (variable.optional() ? "?" : ""));
            }
            return told;
        }
    }

    @Command(
            name = "preview",
            footer = "  java -jar cuadra.jar messages preview layby-first-reply --in reply.json --lang en")
    static final class Preview implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "NAME", descriptionKey = "name")
        private String name = "";

        @Option(names = "--in", paramLabel = "FILE", required = true)
        private String in = "";

        @Option(names = "--templates", paramLabel = "FILE")
        @Nullable
        private String file;

        @Option(names = "--html")
        private boolean html;

        @Option(names = "--json")
        private boolean json;

        @Option(names = "--out", paramLabel = "DIR")
        @Nullable
        private Path out;

        Preview(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            TemplateSet templates = templates(file);
            Template template = templates.template(name);
            ObjectNode document = document();
            Setting setting = setting(document);
            Values values = Values.read(template, object(document, "values"));
            Letter letter = templates.letter(template, console.locale().getLanguage(), values, setting);
            List<Problem> findings = findings(template, letter);
            if (out == null) {
                print(letter, findings);
            } else {
                write(new OutDirectory(out), letter);
            }
            return findings.isEmpty() ? Main.DONE : Main.FINDINGS;
        }

        private void print(Letter letter, List<Problem> findings) {
            if (json) {
                console.out().println(told(letter, findings).toPrettyString());
            } else if (html) {
                console.out().print(letter.html());
            } else {
                console.print("MESSAGE_SUBJECT", Map.of("subject", letter.subject()));
                console.out().println();
                console.out().print(letter.text());
                letter.brief().ifPresent(brief -> {
                    console.out().println();
                    console.print("MESSAGE_BRIEF", Map.of("brief", brief));
                });
                findings.forEach(console::print);
            }
        }

        private void write(OutDirectory directory, Letter letter) {
            String start = letter.template() + "." + letter.language();
            directory.text(start + ".txt", letter.subject() + "\n\n" + letter.text());
            directory.text(start + ".html", letter.html());
            directory.text(start + ".json", letter.json() + "\n");
            directory.written().forEach(path -> console.out().println(path));
        }

        private static List<Problem> findings(Template template, Letter letter) {
            Sms sms = letter.sms();
            if (!template.channels().contains(Channel.SMS) || sms.fits()) {
                return List.of();
            }
            return List.of(Texts.BOOK.problem(
                    "SMS_TOO_LONG", Place.member("brief"), Map.of("parts", sms.parts(), "most", Sms.MOST_PARTS)));
        }

        private ObjectNode told(Letter letter, List<Problem> findings) {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.put("template", letter.template()).put("version", letter.version());
            told.put("language", letter.language()).put("subject", letter.subject());
            told.put("brief", letter.brief().orElse(null));
            told.put("text", letter.text()).put("html", letter.html());
            told.put("smsParts", letter.sms().parts());
            ArrayNode problems = told.putArray("findings");
            findings.forEach(one -> problems.add(Form29Json.problem(one, console.locale())));
            return told;
        }

        private ObjectNode document() throws IOException {
            String text = Inputs.text(in, console);
            ObjectNode document = Inputs.within(in, () -> Rules.object(text));
            known(document);
            return document;
        }

        private static void known(ObjectNode object) {
            Set<String> known = Set.of("zone", "on", "values");
            object.fieldNames().forEachRemaining(member -> {
                if (!known.contains(member)) {
                    throw new ProblemException(Texts.BOOK.problem(
                            "INPUT_UNKNOWN_MEMBER",
                            Place.member(member),
                            Map.of("member", member, "known", "on, values, zone")));
                }
            });
        }

        private static ObjectNode object(ObjectNode document, String member) {
            if (document.get(member) instanceof ObjectNode object) {
                return object;
            }
            throw kind(member, Texts.KIND_OBJECT);
        }

        private static Setting setting(ObjectNode document) {
            ZoneId zone =
                    text(document, "zone", Texts.KIND_ZONE).map(Preview::zone).orElse(ZoneId.of("America/Santiago"));
            LocalDate on =
                    text(document, "on", Texts.KIND_DATE).map(Preview::date).orElseGet(() -> LocalDate.now(zone));
            return new Setting(zone, on);
        }

        private static Optional<String> text(ObjectNode document, String member, String kind) {
            JsonNode value = document.path(member);
            if (!value.isMissingNode() && !value.isTextual()) {
                throw kind(member, kind);
            }
            return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
        }

        private static ZoneId zone(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw kind("zone", Texts.KIND_ZONE);
            }
        }

        private static LocalDate date(String text) {
            try {
                if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException e) {
                // A day that no calendar has is said like any other wrong text.
            }
            throw kind("on", Texts.KIND_DATE);
        }

        private static ProblemException kind(String member, String kind) {
            return new ProblemException(Texts.BOOK.problem(
                    "INPUT_KIND",
                    Place.member(member),
                    Map.of("member", member, "kind", Texts.BOOK.text(kind, Map.of()))));
        }
    }
}
