package dev.cuadra.sii.commit;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.Marker;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.ScriptPage;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.Bytes;
import java.math.BigDecimal;
import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;

/** A page of a wizard as its reader sees it. */
record WizardPage(SiiPage page, ScriptPage script, String words) {
    static final String ROOT = "https://loa.sii.cl/cgi_IMT/";
    static final URI MENU = URI.create(ROOT + "TMBCOC_MenuConsultasContrib.cgi");

    private static final int MOST_WORDS = 1_000;
    /** Faults that are of the portal, whatever the page is headed with. */
    private static final Set<FaultKind> TOLD =
            Set.of(FaultKind.NOT_FOUND, FaultKind.FORBIDDEN, FaultKind.PROTOCOL, FaultKind.UNRECOGNISED);

    static WizardPage of(SiiPage page) {
        String words = Jsoup.parse(page.text()).body().text();
        return new WizardPage(
                page, ScriptPage.of(page.text()), words.substring(0, Math.min(words.length(), MOST_WORDS)));
    }

    /** The words without accents and capitals. */
    String folded() {
        return fold(words);
    }

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    boolean has(String marker) {
        return Marker.text(marker).in(page);
    }

    /**
     * What the page says by which the SII refuses; empty for a page that is what was asked for.
     *
     * @throws SiiFaultException when it is neither
     */
    Optional<String> refusal(boolean expected) {
        Optional<SiiFault> fault = PageJudge.judge(SiiService.BHE, page, any -> expected);
        if (fault.isEmpty()) {
            return Optional.empty();
        }
        if (TOLD.contains(fault.get().kind()) && information()) {
            return Optional.of(words);
        }
        throw new SiiFaultException(fault.get());
    }

    /** The heading under which the SII tells what it does not do. */
    boolean information() {
        return page.status() == 200
                && fold(Jsoup.parse(page.text()).text()).strip().startsWith("informacion al contribuyente");
    }

    WizardFields form(String program) {
        return WizardFields.of(page.text(), program).orElseThrow(this::unrecognised);
    }

    Optional<Clp> pesos(String key) {
        return script.value(key)
                .map(text -> text.strip().replace(".", ""))
                .filter(digits -> digits.matches("[0-9]{1,12}"))
                .map(digits -> Clp.of(Long.parseLong(digits)));
    }

    Optional<BigDecimal> percent() {
        return script.value("PorcentajeRetencion")
                .map(text -> text.strip().replace(',', '.'))
                .filter(text -> text.matches("[0-9]{1,2}(\\.[0-9]{1,4})?"))
                .map(BigDecimal::new);
    }

    SiiFaultException unrecognised() {
        return new SiiFaultException(PageJudge.notUnderstood(FaultKind.UNRECOGNISED, SiiService.BHE, page));
    }

    /** What the SII is about to do is not what was ordered. */
    SiiFaultException misunderstood() {
        return new SiiFaultException(PageJudge.notUnderstood(FaultKind.PROTOCOL, SiiService.BHE, page));
    }

    void require(boolean ordered) {
        if (!ordered) {
            throw misunderstood();
        }
    }

    /** The request that leads on from this page; a form that carries nothing leads nowhere. */
    WizardRequest post(String program, WizardFields fields) {
        Bytes form = fields.encoded();
        if (form.size() == 0) {
            throw unrecognised();
        }
        return new WizardRequest(URI.create(ROOT + program), page.uri(), Optional.of(form));
    }

    @Override
    public String toString() {
        return "WizardPage[" + page.uri().getPath() + "]";
    }
}
