package dev.cuadra.tables;

/** What can be wrong with a table. The code of each is stable and stands in the {@link TableException}'s problem. */
public enum TableFault {
    /** There is nothing but blanks. */
    EMPTY,
    /** The bytes are a picture, a PDF or otherwise not text. */
    BINARY,
    /** An old binary Excel file. */
    XLS_BINARY,
    /** A workbook behind a password. */
    ENCRYPTED,
    /** A known format that holds no table that is read here. */
    NOT_A_TABLE,
    /** The bytes fit no charset that is tried, or not the one that was asked for. */
    CHARSET,
    /** More bytes than allowed. */
    TOO_LARGE,
    /** A line or record with more characters than allowed. */
    LINE_TOO_LONG,
    /** A cell with more characters than allowed. */
    CELL_TOO_LONG,
    /** More rows than allowed. */
    TOO_MANY_ROWS,
    /** A row with more cells than allowed. */
    TOO_MANY_COLUMNS,
    /** A page with more tags than allowed. */
    TOO_MANY_TAGS,
    /** A quote that is not closed, or one where none may stand. */
    QUOTE,
    /** A workbook that inflates beyond what is allowed. */
    ZIP_BOMB,
    /** A workbook that declares a document type or entities. */
    XLSX_DOCTYPE,
    /** A workbook that is damaged, cut off or not as the format demands. */
    XLSX_BROKEN,
    /** The workbook has no sheet of that name, or none that is visible. */
    SHEET_MISSING,
    /** A column that is needed is not in the header. */
    COLUMN_MISSING,
    /** Two columns of the header mean the same. */
    COLUMN_DUPLICATE,
    /** The header has a column that nobody asked for. */
    COLUMN_UNKNOWN,
    /** A row has fewer or more cells than the header. */
    ROW_WIDTH;

    private final String code = "TABLE_" + name();

    /** The code of the problem, such as {@code TABLE_EMPTY}. */
    public String code() {
        return code;
    }
}
