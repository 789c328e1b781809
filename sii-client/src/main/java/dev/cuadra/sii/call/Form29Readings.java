package dev.cuadra.sii.call;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.f29.CompactForm;
import dev.cuadra.sii.f29.CurrentDeclaration;
import dev.cuadra.sii.f29.DeclarablePeriods;
import dev.cuadra.sii.f29.PpmRate;
import dev.cuadra.sii.f29.PpmTerm;
import dev.cuadra.sii.f29.SdiBoletaWalk;
import dev.cuadra.sii.f29.SdiBoletas;
import dev.cuadra.sii.f29.SdiMessages;
import dev.cuadra.sii.f29.SdiMethod;
import dev.cuadra.sii.f29.TaxpayerNotice;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.Bytes;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a {@link SiiClient} reads from the Form 29 application beside proposals and declarations. Safe for many threads;
 * every method throws a {@link SiiFaultException} when the SII did not say.
 *
 * @source SII-SDI
 */
public final class Form29Readings {
    private static final String CONSULTATION = "https://www4.sii.cl/sifmConsultaInternet/";

    private final SiiClient client;
    private final Wire wire;
    private final CallLimits limits;
    private final Dice dice;

    Form29Readings(SiiClient client, Wire wire, CallLimits limits, Dice dice) {
        this.client = client;
        this.wire = wire;
        this.limits = limits;
        this.dice = dice;
    }

    /** The received boletas behind the proposal of a month, all of them; they name no issuer's RUT. */
    public SdiBoletas boletas(Rut taxpayer, YearMonth month) {
        return list(SiiOperation.SDI_BOLETAS, SdiMethod.BOLETAS, taxpayer, month);
    }

    /** The issued BTE behind the proposal of a month, all of them; they name no provider's RUT. */
    public SdiBoletas btes(Rut taxpayer, YearMonth month) {
        return list(SiiOperation.SDI_BTES, SdiMethod.BTES, taxpayer, month);
    }

    /** The provisional payment of a month; empty when the SII knows of none. */
    public Optional<PpmRate> ppm(Rut taxpayer, YearMonth month) {
        return read(
                SiiOperation.PPM_RATE, SdiMethod.PPM_RATE, taxpayer, month, page -> PpmRate.of(page, taxpayer, month));
    }

    /** Whether the provisional payment of a month would be in time now; empty when the SII does not say. */
    public Optional<PpmTerm> ppmTerm(Rut taxpayer, YearMonth month) {
        return read(SiiOperation.PPM_TERM, SdiMethod.PPM_TERM, taxpayer, month, PpmTerm::of);
    }

    /** What the SII has to say to a taxpayer on a month; an empty list when there is nothing. */
    public List<TaxpayerNotice> notices(Rut taxpayer, YearMonth month) {
        return read(SiiOperation.NOTICES, SdiMethod.NOTICES, taxpayer, month, TaxpayerNotice::of);
    }

    /** The months that a taxpayer can declare. */
    public DeclarablePeriods periods(Rut taxpayer) {
        // The request names no month.
        YearMonth any = YearMonth.of(2000, 1);
        return read(SiiOperation.PERIODS, SdiMethod.PERIODS, taxpayer, any, DeclarablePeriods::of);
    }

    /** Whether a declaration of a month is in force; empty when the SII does not say. */
    public Optional<CurrentDeclaration> current(Rut taxpayer, YearMonth month) {
        return read(SiiOperation.CURRENT, SdiMethod.CURRENT, taxpayer, month, CurrentDeclaration::of);
    }

    /**
     * A declaration as compact PDF, the bytes as they came.
     *
     * @param folio the number of the declaration
     * @param internalId its number {@code codInt}, which a person takes from the SII's consultation
     * @throws IllegalArgumentException when either is anything but 1 to 20 digits
     * @source SII-COMPACT
     */
    public Bytes compactForm(Rut taxpayer, String folio, String internalId) {
        URI address = CompactForm.address(taxpayer, folio, internalId);
        Ask ask = Ask.get(Ask.Kind.READ, address)
                .with("Accept", "application/pdf")
                .with("Referer", CONSULTATION);
        return client.operate(
                SiiOperation.COMPACT_FORM,
                taxpayer,
                (session, budget) -> wire.read(() -> ask, session.jar(), budget, CompactForm::of));
    }

    private SdiBoletas list(SiiOperation operation, SdiMethod method, Rut taxpayer, YearMonth month) {
        return client.operate(operation, taxpayer, (session, budget) -> {
            SdiBoletaWalk walk = SdiBoletaWalk.begin();
            int further = 0;
            while (!walk.complete()) {
                SdiBoletaWalk before = walk;
                budget.pages(further++, limits.page());
                walk = wire.read(
                        () -> ask(method, taxpayer, month, before.next(), session.token()),
                        session.jar(),
                        budget,
                        before::take);
            }
            return walk.list();
        });
    }

    /** One answer of the application. */
    <T> T read(SiiOperation operation, SdiMethod method, Rut taxpayer, YearMonth month, Function<SiiPage, T> reader) {
        return client.operate(
                operation,
                taxpayer,
                (session, budget) -> wire.read(
                        () -> ask(method, taxpayer, month, 1, session.token()), session.jar(), budget, reader));
    }

    private Ask ask(SdiMethod method, Rut taxpayer, YearMonth month, int page, String token) {
        String message = SdiMessages.request(method, taxpayer, month, page, token, dice.name());
        return Ask.post(Ask.Kind.READ, method.address(), "application/json", Bytes.utf8(message))
                .with("Accept", "application/json")
                .with("Origin", "https://www4.sii.cl")
                .with("Referer", "https://www4.sii.cl/propuestaf29ui/");
    }
}
