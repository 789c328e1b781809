package dev.cuadra.tables.internal;

import dev.cuadra.spi.problem.Place;
import dev.cuadra.tables.TableException;
import dev.cuadra.tables.TableFault;
import dev.cuadra.tables.TableLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the cells of a workbook refer to.
 *
 * @param source the name of the source
 * @param sheets the visible sheets in order
 * @param strings the shared strings
 * @param formats what the number of each cell style is
 * @param from1904 whether days are counted from 1904
 */
record Workbook(String source, List<Sheet> sheets, List<String> strings, List<NumberKind> formats, boolean from1904) {
    private static final String RELATIONS = "_rels/";
    private static final int MOST_STYLES = 65_536;

    /**
     * A sheet of cells.
     *
     * @param name its title
     * @param part where its cells are
     */
    record Sheet(String name, ZipParts.Part part) {}

    private record Relation(String type, String target) {}

    static Workbook read(String source, ZipParts zip, TableLimits limits) {
        String path = relations(source, zip, "").values().stream()
                .filter(relation -> relation.type().endsWith("/officeDocument"))
                .map(Relation::target)
                .findFirst()
                .orElse("xl/workbook.xml");
        ZipParts.Part main = zip.part(path)
                .orElseThrow(() -> TableException.of(TableFault.NOT_A_TABLE, Place.in(source), Map.of("kind", "ZIP")));
        Map<String, Relation> relations = relations(source, zip, path);
        List<Sheet> sheets = new ArrayList<>();
        boolean from1904 = false;
        try (XmlCursor xml = new XmlCursor(source, main.name(), zip.open(main))) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) {
                    String flag = xml.attribute("date1904").orElse("");
                    from1904 = flag.equals("1") || flag.equals("true");
                } else if (xml.starts("sheet")
                        && xml.attribute("state").orElse("visible").equals("visible")) {
                    sheet(zip, relations, xml).ifPresent(sheets::add);
                }
            }
        }
        List<String> strings = target(zip, relations, "/sharedStrings")
                .map(part -> strings(source, zip, part, limits))
                .orElse(List.of());
        List<NumberKind> formats = target(zip, relations, "/styles")
                .map(part -> formats(source, zip, part))
                .orElse(List.of());
        return new Workbook(source, List.copyOf(sheets), strings, formats, from1904);
    }

    /** The sheet of that name, or the first. */
    Sheet sheet(Optional<String> name) {
        return sheets.stream()
                .filter(sheet -> name.isEmpty() || sheet.name().equalsIgnoreCase(name.get()))
                .findFirst()
                .orElseThrow(() -> TableException.of(
                        TableFault.SHEET_MISSING,
                        Place.in(source),
                        Map.of(
                                "sheet",
                                name.orElse(""),
                                "sheets",
                                String.join(
                                        ", ", sheets.stream().map(Sheet::name).toList()))));
    }

    private static Optional<Sheet> sheet(ZipParts zip, Map<String, Relation> relations, XmlCursor xml) {
        Relation relation = relations.get(xml.attribute("id").orElse(""));
        if (relation == null || !relation.type().endsWith("/worksheet")) {
            return Optional.empty();
        }
        String name = xml.attribute("name").orElse("");
        return zip.part(relation.target()).map(part -> new Sheet(name, part));
    }

    private static Optional<ZipParts.Part> target(ZipParts zip, Map<String, Relation> relations, String type) {
        return relations.values().stream()
                .filter(relation -> relation.type().endsWith(type))
                .findFirst()
                .flatMap(relation -> zip.part(relation.target()));
    }

    /** What the part {@code of} refers to, by id; targets outside the archive are left out. */
    private static Map<String, Relation> relations(String source, ZipParts zip, String of) {
        int slash = of.lastIndexOf('/');
        String folder = of.substring(0, slash + 1);
        Optional<ZipParts.Part> part = zip.part(folder + RELATIONS + of.substring(slash + 1) + ".rels");
        Map<String, Relation> relations = new HashMap<>();
        if (part.isPresent()) {
            try (XmlCursor xml = new XmlCursor(source, part.get().name(), zip.open(part.get()))) {
                while (xml.next()) {
                    if (xml.starts("Relationship")
                            && !xml.attribute("TargetMode").orElse("").equals("External")) {
                        String target = xml.attribute("Target").orElse("");
                        relations.put(
                                xml.attribute("Id").orElse(""),
                                new Relation(xml.attribute("Type").orElse(""), resolved(folder, target)));
                    }
                }
            }
        }
        return relations;
    }

    private static String resolved(String folder, String target) {
        String path = target.startsWith("/") ? target.substring(1) : folder + target;
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.remove(steps.size() - 1);
            } else if (!step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    private static List<String> strings(String source, ZipParts zip, ZipParts.Part part, TableLimits limits) {
        List<String> strings = new ArrayList<>();
        long held = 0;
        try (XmlCursor xml = new XmlCursor(source, part.name(), zip.open(part))) {
            while (xml.next()) {
                if (xml.starts("si")) {
                    String text = SheetText.read(source, xml, "si", limits);
                    // An empty string costs its place in the list, and so each costs more than its characters.
                    held += text.length() + 16L;
                    if (held > limits.maxBufferedBytes()) {
                        throw LimitedInput.tooLarge(source, limits.maxBufferedBytes());
                    }
                    strings.add(text);
                }
            }
        }
        return strings;
    }

    private static List<NumberKind> formats(String source, ZipParts zip, ZipParts.Part part) {
        Map<String, String> codes = new HashMap<>();
        List<NumberKind> kinds = new ArrayList<>();
        boolean inCells = false;
        try (XmlCursor xml = new XmlCursor(source, part.name(), zip.open(part))) {
            while (xml.next() && kinds.size() < MOST_STYLES && codes.size() < MOST_STYLES) {
                if (xml.starts("numFmt")) {
                    codes.put(
                            xml.attribute("numFmtId").orElse(""),
                            xml.attribute("formatCode").orElse(""));
                } else if (xml.starts("cellXfs")) {
                    inCells = true;
                } else if (xml.ends("cellXfs")) {
                    inCells = false;
                } else if (inCells && xml.starts("xf")) {
                    String id = xml.attribute("numFmtId").orElse("0");
                    String code = codes.get(id);
                    kinds.add(code == null ? NumberKind.builtIn(id) : NumberKind.of(code));
                }
            }
        }
        return kinds;
    }
}
