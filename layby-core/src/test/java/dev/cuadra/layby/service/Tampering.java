package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyView;
import dev.cuadra.layby.agreement.Lives;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.money.MonetaryAmount;

/** Writes into documents what no command would. */
final class Tampering {
    private Tampering() {}

    private record NoLayby(String number) {}

    static void layby(Host host, TenantId tenant, UUID id, UnaryOperator<StoredLayby> change) {
        Loaded<StoredLayby> loaded = host.books.load(tenant, id);
        Work work = host.vault.begin(tenant, "test-tampering");
        work.update(loaded, change.apply(loaded.value()));
        work.commit();
    }

    static void view(Host host, UUID id, UnaryOperator<LaybyView> change) {
        layby(host, Host.ACME, id, stored -> with(stored, change.apply(stored.view()), stored.log()));
    }

    static StoredLayby with(StoredLayby stored, LaybyView view, List<Recorded> log) {
        return new StoredLayby(
                stored.number(),
                stored.business(),
                stored.store(),
                stored.zone(),
                stored.consumer(),
                stored.agreedOn(),
                stored.origin(),
                stored.attention(),
                view,
                log);
    }

    static LaybyView paid(LaybyView view, MonetaryAmount netPaid) {
        return new LaybyView(
                view.state(),
                view.version(),
                view.head(),
                view.total(),
                netPaid,
                view.outstanding(),
                view.balances(),
                view.held(),
                view.nextDue(),
                view.isolated());
    }

    static LaybyView held(LaybyView view, Map<String, Integer> held) {
        return new LaybyView(
                view.state(),
                view.version(),
                view.head(),
                view.total(),
                view.netPaid(),
                view.outstanding(),
                view.balances(),
                held,
                view.nextDue(),
                view.isolated());
    }

    static LaybyView isolated(LaybyView view) {
        return new LaybyView(
                view.state(),
                view.version(),
                view.head(),
                view.total(),
                view.netPaid(),
                view.outstanding(),
                view.balances(),
                view.held(),
                view.nextDue(),
                true);
    }

    /** The last payment was taken but never posted; chain and figures are made to fit. */
    static void unposted(Host host, TenantId tenant, UUID id) {
        layby(host, tenant, id, stored -> {
            List<Recorded> events = new ArrayList<>(stored.log());
            for (int at = events.size() - 1; at >= 0; at--) {
                if (events.get(at).event() instanceof LaybyEvent.PaymentReceived) {
                    events.set(at, Lives.with(events.get(at), List.of()));
                    break;
                }
            }
            Layby forged = host.engine.replay(id.toString(), Lives.chained(id.toString(), events));
            return with(stored, LaybyView.of(forged, host.engine.instalments(forged)), forged.log());
        });
    }

    /** An event in the middle lost its entries, and nothing was made to fit. */
    static List<Recorded> brokenLog(Host host, UUID id) {
        List<Recorded> sound = host.books.load(Host.ACME, id).value().log();
        List<Recorded> broken = new ArrayList<>(sound);
        broken.set(2, Lives.with(broken.get(2), List.of()));
        layby(host, Host.ACME, id, stored -> with(stored, stored.view(), broken));
        return sound;
    }

    /** A document that is no lay-by. */
    static void unreadable(Host host) {
        Work work = host.vault.begin(Host.ACME, "test-tampering");
        work.create(
                DocumentType.of("layby.agreement", 1, NoLayby.class), Vault.TENANT_SUBJECT, new NoLayby("no number"));
        work.commit();
    }

    static void stock(Host host, Shop shop, String sku, int held) {
        Loaded<StoredStock> loaded = host.vault
                .findUnique(Documents.STOCK, Host.ACME, "goods", tokens -> Documents.goods(shop, sku))
                .orElseThrow();
        StoredStock stock = loaded.value();
        Work work = host.vault.begin(Host.ACME, "test-tampering");
        work.update(
                loaded,
                new StoredStock(
                        stock.business(),
                        stock.store(),
                        new dev.cuadra.layby.stock.StockLevel(sku, stock.level().onHand(), held)));
        work.commit();
    }
}
