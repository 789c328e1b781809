package dev.cuadra.sii.auth;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.internal.Texts;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.tables.DataFile;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What the SII answers when it is asked for a seed or a token. Elements are known by their local names alone: prefixes,
 * namespaces and the order of head and body differ between its answers.
 *
 * @source SII-SEED
 */
public final class AuthAnswer {
    private static final String GIVEN = "00";
    private static final Pattern STATE = Pattern.compile("-?[0-9]{1,3}");
    /** The SII's answers are five elements deep; the JDK reads text of an element by going down into it. */
    private static final String DEEPEST = "50";

    private static final Map<String, FaultKind> KINDS =
            DataFile.rows("auth-states.csv", Texts.class.getResourceAsStream("auth-states.csv")).stream()
                    .collect(Collectors.toUnmodifiableMap(
                            row -> row.text("operation") + " " + row.text("state"),
                            row -> FaultKind.valueOf(row.text("kind"))));

    private final String operation;
    private final String state;
    private final String said;
    private final Optional<String> value;

    private AuthAnswer(String operation, String state, String said, Optional<String> value) {
        this.operation = operation;
        this.state = state;
        this.said = said;
        this.value = value;
    }

    /**
     * Reads the answer to {@link AuthMessages#seed}.
     *
     * @throws SiiFaultException when the page is no such answer
     */
    public static AuthAnswer seed(SiiPage page) {
        return read(page, "getSeed", "SEMILLA", "SEED");
    }

    /**
     * Reads the answer to {@link AuthMessages#token}.
     *
     * @throws SiiFaultException when the page is no such answer
     */
    public static AuthAnswer token(SiiPage page) {
        return read(page, "getToken", "TOKEN");
    }

    private static AuthAnswer read(SiiPage page, String operation, String... names) {
        PageJudge.judge(SiiService.AUTH_SOAP, page, shown -> shown.text().contains(operation + "Return"))
                .ifPresent(fault -> {
                    throw new SiiFaultException(fault);
                });
        try {
            String inner = first(parse(page.text()), operation + "Return").orElse("");
            Document answer = parse(inner);
            // A state goes into faults, and so it is one.
            String state = first(answer, "ESTADO")
                    .filter(text -> STATE.matcher(text).matches())
                    .orElseThrow(() -> new SAXException("no state"));
            Optional<String> value = Optional.empty();
            for (String name : names) {
                value = value.or(() -> first(answer, name)).filter(text -> !text.isEmpty());
            }
            return new AuthAnswer(operation, state, first(answer, "GLOSA").orElse(""), value);
        } catch (SAXException e) {
            throw new SiiFaultException(PageJudge.notUnderstood(FaultKind.UNRECOGNISED, SiiService.AUTH_SOAP, page), e);
        }
    }

    private static Document parse(String xml) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default handler prints what it thinks of a page to standard error.
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml.strip())));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> first(Document document, String localName) {
        NodeList all = document.getElementsByTagName("*");
        for (int at = 0; at < all.getLength(); at++) {
            Node node = all.item(at);
            String name = node.getNodeName();
            if (node instanceof Element && name.substring(name.indexOf(':') + 1).equals(localName)) {
                return Optional.of(node.getTextContent().strip());
            }
        }
        return Optional.empty();
    }

    /** The SII's state, such as {@code 00} or {@code -07}. */
    public String state() {
        return state;
    }

    /**
     * The seed or the token.
     *
     * @throws SiiFaultException when the SII gave none, with its state as code
     */
    public String value() {
        fault().ifPresent(fault -> {
            throw new SiiFaultException(fault);
        });
        return value.orElseThrow();
    }

    /** Why there is no seed or token; empty when there is one. */
    public Optional<SiiFault> fault() {
        if (state.equals(GIVEN) && value.isPresent()) {
            return Optional.empty();
        }
        FaultKind kind = Objects.requireNonNullElse(KINDS.get(operation + " " + state), FaultKind.PROTOCOL);
        return Optional.of(SiiFault.of(kind, SiiService.AUTH_SOAP).coded(state));
    }

    /** Whether a new seed would help: this one was too old, or the SII no longer knows it. */
    public boolean wantsNewSeed() {
        String words = said.toUpperCase(Locale.ROOT);
        boolean ofTheSeed = words.contains("SEED") || words.contains("SEMILLA");
        boolean old = words.contains("TIME-OUT") || words.contains("TIMEOUT") || words.contains("NO EXISTE");
        return operation.equals("getToken") && state.equals("08") && ofTheSeed && old;
    }

    /** The operation and the state: a token is a secret. */
    @Override
    public String toString() {
        return "AuthAnswer[" + operation + " " + state + "]";
    }
}
