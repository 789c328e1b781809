package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through an XML part by the JDK's own parser, which knows no document types here and resolves nothing. Names are
 * compared without their namespace, so that the transitional and the strict form of workbooks read alike. Depth and the
 * number of different names are bounded, since the parser keeps both.
 */
final class XmlCursor implements AutoCloseable {
    private static final int DEEPEST = 64;
    private static final int MOST_NAMES = 4_000;

    /**
     * The JDK counts the escaped ampersand and its like against the limits for declared entities, by which newer ones refuse an
     * honest sheet. No entity can be declared here: a document type ends the reading before the parser sees it.
     */
    private static final List<String> ENTITY_LIMITS =
            List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

    private final String source;
    private final String part;
    private final InputStream in;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int depth;
    private int declarations;

    XmlCursor(String source, String part, InputStream in) {
        this.source = source;
        this.part = part;
        this.in = in;
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        for (String limit : ENTITY_LIMITS) {
            if (factory.isPropertySupported(limit)) {
                factory.setProperty(limit, "0");
            }
        }
        try {
            this.xml = factory.createXMLStreamReader(in);
        } catch (XMLStreamException | RuntimeException e) {
            throw XlsxFile.broken(source, part, e);
        }
    }

    /** Goes to the next start, end or text; false at the end of the part. */
    boolean next() {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        started();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        return true;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw TableException.of(TableFault.XLSX_DOCTYPE, Place.in(source), Map.of());
                    default -> {
                        // Comments and instructions mean nothing here.
                    }
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw XlsxFile.broken(source, part, e);
        } catch (TableException e) {
            throw e;
        } catch (RuntimeException e) {
            // The parser is known to fail so on some malformed input.
            throw XlsxFile.broken(source, part, e);
        }
    }

    private void started() {
        names.add(xml.getLocalName());
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            names.add(xml.getAttributeLocalName(at));
        }
        declarations += xml.getNamespaceCount();
        if (++depth > DEEPEST || names.size() > MOST_NAMES || declarations > MOST_NAMES) {
            throw XlsxFile.broken(source, part);
        }
    }

    boolean starts(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    /** Adds the text at the cursor, if it stands at text. */
    void addText(StringBuilder to) {
        if (xml.isCharacters()) {
            to.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
    }

    /** An attribute of the element at the cursor. */
    Optional<String> attribute(String name) {
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).equals(name)) {
                return Optional.of(xml.getAttributeValue(at));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            xml.close();
            in.close();
        } catch (XMLStreamException | IOException e) {
            throw XlsxFile.broken(source, part, e);
        }
    }
}
