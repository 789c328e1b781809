package dev.cuadra.adapter.report.internal;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import gg.jte.output.WriterOutput;
import java.io.Writer;
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

    /** The page of a year. */
    public static String annual(AnnualView page, Words words) {
        StringOutput html = new StringOutput(128 * 1024);
        JteannualGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The page of analytics. */
    public static String analytics(AnalyticsView page, Words words) {
        StringOutput html = new StringOutput(128 * 1024);
        JteanalyticsGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The page of a dashboard. */
    public static String dashboard(DashboardView page, Words words) {
        StringOutput html = new StringOutput(64 * 1024);
        JtedashboardGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The page of an onboarding plan. */
    public static String onboarding(OnboardingView page, Words words) {
        StringOutput html = new StringOutput(64 * 1024);
        JteonboardingGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The pack for filing by hand. */
    public static String manualPack(ManualPackView page, Words words) {
        StringOutput html = new StringOutput(64 * 1024);
        JtemanualpackGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** Certificates, a page each. */
    public static String certificates(CertificateView.Document page, Words words) {
        StringOutput html = new StringOutput(32 * 1024);
        JtecertificatesGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** Certificates, a page each, written as they are made. */
    public static void certificates(CertificateView.Document page, Words words, Writer out) {
        JtecertificatesGenerated.render(
                new OwaspHtmlTemplateOutput(new WriterOutput(out)), noInterceptor(), words, page);
    }

    /** The page of the day of a launch. */
    public static String launchDay(LaunchDayView page, Words words) {
        StringOutput html = new StringOutput(64 * 1024);
        JtelaunchdayGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The page about a whole launch. */
    public static String launchReport(LaunchReportView page, Words words) {
        StringOutput html = new StringOutput(64 * 1024);
        JtelaunchreportGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The page about all customers in onboarding. */
    public static String onboardingPortfolio(OnboardingPortfolioView page, Words words) {
        StringOutput html = new StringOutput(32 * 1024);
        JteonboardingportfolioGenerated.render(new OwaspHtmlTemplateOutput(html), noInterceptor(), words, page);
        return html.toString();
    }

    /** The template runtime says "none" by null. */
    @SuppressWarnings("NullAway")
    private static HtmlInterceptor noInterceptor() {
        @Nullable HtmlInterceptor none = null;
        return none;
    }
}
