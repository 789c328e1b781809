package dev.cuadra.adapter.report.internal;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;

/**
 * Runs the templates. They are compiled with the module and called as the methods they are: nothing is looked up by
 * name when a page is written.
 */
public final class Documents {
    private Documents() {}

    /** The page of a Form 29. */
    public static String form29(Form29View page, Words words) {
        StringOutput html = new StringOutput(64 * 1024);
        Jteform29Generated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The page of a month. */
    public static String month(MonthView page, Words words) {
        StringOutput html = new StringOutput(256 * 1024);
        JtemonthGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The page of a lay-by. */
    public static String layby(LaybyView page, Words words) {
        StringOutput html = new StringOutput(64 * 1024);
        JtelaybyGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The receipt of a payment. */
    public static String receipt(ReceiptView page, Words words) {
        StringOutput html = new StringOutput(32 * 1024);
        JtereceiptGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The page of reports over lay-bys. */
    public static String portfolio(PortfolioView page, Words words) {
        StringOutput html = new StringOutput(128 * 1024);
        JteportfolioGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The template runtime says "none" by null. */
    @SuppressWarnings("NullAway")
    private static HtmlInterceptor noInterceptor() {
        @Nullable HtmlInterceptor none = null;
        return none;
    }
}
