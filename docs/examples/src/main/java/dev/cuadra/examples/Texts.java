package dev.cuadra.examples;

import dev.cuadra.spi.problem.TextBook;

/** The texts of the command line, in both languages. */
public final class Texts {
    /** The one book. */
    public static final TextBook BOOK = TextBook.read(
            Texts.class.getResourceAsStream("texts_es.properties"),
            Texts.class.getResourceAsStream("texts_en.properties"));

    /** Text. */
    public static final String KIND_TEXT = "kind.text";
    /** A whole number. */
    public static final String KIND_INTEGER = "kind.integer";
    /** True or false. */
    public static final String KIND_FLAG = "kind.flag";
    /** A language of the texts. */
    public static final String KIND_LANGUAGE = "kind.language";
    /** A day. */
    public static final String KIND_DATE = "kind.date";
    /** A month. */
    public static final String KIND_MONTH = "kind.month";
    /** A decimal number. */
    public static final String KIND_DECIMAL = "kind.decimal";
    /** A list. */
    public static final String KIND_LIST = "kind.list";
    /** An object. */
    public static final String KIND_OBJECT = "kind.object";
    /** An amount and its currency. */
    public static final String KIND_MONEY = "kind.money";
    /** An amount above nothing. */
    public static final String KIND_MONEY_ABOVE = "kind.money.above";
    /** An amount from nothing. */
    public static final String KIND_MONEY_FROM = "kind.money.from";
    /** A decimal number, as text. */
    public static final String KIND_DECIMAL_TEXT = "kind.decimal.text";
    /** A decimal number above 0, as text. */
    public static final String KIND_DECIMAL_ABOVE = "kind.decimal.above";
    /** A share from 0 to 100, as text. */
    public static final String KIND_PERCENT = "kind.percent";
    /** A moment. */
    public static final String KIND_INSTANT = "kind.instant";

    /** What a share and a confidence have to be to have bounds. */
    public static final String KIND_INTERVAL = "kind.interval";
    /** A decimal number above 0. */
    public static final String KIND_ABOVE = "kind.above";
    /** A decimal number from 0. */
    public static final String KIND_FROM = "kind.from";
    /** A list of texts. */
    public static final String KIND_CUSTOMERS = "kind.customers";

    public static final String KIND_SALT = "kind.salt";
    public static final String KIND_SHARE = "kind.share";
    public static final String KIND_TEXTS = "kind.texts";
    /** The free days of a week. */
    public static final String KIND_WEEKEND = "kind.weekend";
    /** A list of days. */
    public static final String KIND_DATES = "kind.dates";
    /** A list of weights. */
    public static final String KIND_WEIGHTS = "kind.weights";
    /** A name of a lay-by. */
    public static final String KIND_ID = "kind.id";
    /** An account of the ledger. */
    public static final String KIND_ACCOUNT = "kind.account";
    /** A short text. */
    public static final String KIND_CODE = "kind.code";
    /** A time zone. */
    public static final String KIND_ZONE = "kind.zone";
    /** Amounts, each in a currency of its own. */
    public static final String KIND_PAID = "kind.paid";

    /** An amount in whole pesos. */
    public static final String KIND_PESOS = "kind.pesos";

    /** A folio. */
    public static final String KIND_FOLIO = "kind.folio";

    /** A day of the law on which a return is due. */
    public static final String KIND_DUE_DAY = "kind.dueDay";

    /** Somebody who is told. */
    public static final String KIND_RECIPIENT = "kind.recipient";

    /** Days before a due date. */
    public static final String KIND_DAYS_BEFORE = "kind.daysBefore";

    /** A part of a contractor and its value. */
    public static final String KIND_FIELD = "kind.field";

    /** A year. */
    public static final String KIND_YEAR = "kind.year";

    /** Today or a day before. */
    public static final String KIND_PAST_DAY = "kind.pastDay";

    /** Why a boleta is annulled. */
    public static final String KIND_CAUSE = "kind.cause";

    /** What a report says of a boleta. */
    public static final String KIND_REPORTED = "kind.reported";

    private Texts() {}
}
