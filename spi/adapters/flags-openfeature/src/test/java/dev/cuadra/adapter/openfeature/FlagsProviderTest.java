package dev.cuadra.adapter.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.exposure.CustomerList;
import dev.cuadra.onboarding.exposure.ExposureReason;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.flag.FlagSet;
import dev.cuadra.onboarding.flag.service.Flags;
import dev.cuadra.onboarding.flag.service.LiveFlags;
import dev.cuadra.onboarding.flag.service.Refreshed;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.EventDetails;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.ProviderState;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import dev.openfeature.sdk.exceptions.FatalError;
import dev.openfeature.sdk.exceptions.OpenFeatureError;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What OpenFeature asks of a provider, by the numbers of its specification, and the scenarios of its evaluation suite that
 * have a meaning here, through the SDK's own client.
 */
class FlagsProviderTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final EvaluationContext ANA = new ImmutableContext("cust-018");
    private static final String FLAGS = """
        {"schema": 1, "flags": [%s %s %s %s %s
        {"key": "early", "type": "list", "owner": "pm", "description": {"es": "Lista", "en": "List"}}]}
        """.formatted(
            flag("switch", "boolean", "true", "false"),
            flag("greeting", "string", "\"hi\"", "\"\""),
            flag("ten", "integer", "10", "0"),
            flag("half", "decimal", "0.5", "0.0"),
            flag("template", "object", "{\"title\": \"Check\", \"imagesPerPage\": 100, \"showImages\": true}", "{}"));

    private final SettableClock clock = SettableClock.at(Instant.parse("2025-09-26T12:00:00Z"));
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Vault vault =
            new Vault(wayward(), new InMemoryKeyRing(), clock, new TimeOrderedIds(clock, new SecureRandom()));
    private final Flags flags = new Flags(vault, FlagSet.read("test", FLAGS));
    private final LiveFlags live = flags.live(ACME);
    private final FlagsProvider provider = new FlagsProvider(live);
    private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
    private final Client client = api.getClient();
    private boolean away;

    private static String flag(String key, String type, String on, String off) {
        return """
            {"key": "%s", "type": "%s", "owner": "pm", "description": {"es": "Prueba", "en": "Test"},
            "variants": {"on": %s, "off": %s}, "exposed": "on", "otherwise": "off", "reopen": ["pm"],
            "phases": [{"name": "beta", "percent": "5", "assignment": "hash",
            "eligible": [{"fact": "seats", "operator": ">=", "value": "20"}]},
            {"name": "all", "percent": "100", "assignment": "hash"}]},
            """.formatted(key, type, on, off);
    }

    private void change(String flag, Change change) {
        assertThat(flags.change(ACME, flag, change, new Act("marta", "pm", "test", clock.instant()))
                        .refusal())
                .isEmpty();
    }

    private void open(String flag) {
        change(flag, new Change.Switch(true));
        change(flag, new Change.Open("beta", Optional.empty()));
        change(flag, new Change.Open("all", Optional.empty()));
    }

    private void ready() {
        List.of("switch", "greeting", "ten", "half", "template").forEach(this::open);
        change("early", new Change.Switch(true));
        change("early", Change.allow(Set.of("cust-b", "cust-a")));
        api.setProviderAndWait(provider);
    }

    @AfterEach
    void end() {
        api.shutdown();
    }

    @Test
    @Tag("FLAG-6")
    void it2_1_1HasAName() {
        assertThat(provider.getMetadata().getName()).isEqualTo("cuadra");
    }

    /** A refresh that comes between two questions of one evaluation does not mix two versions in its answer. */
    @Test
    @Tag("FLAG-6")
    void anAnswerIsOfOneVersionThoughTheFlagChangesMeanwhile() {
        ready();
        EvaluationContext slow = (EvaluationContext) Proxy.newProxyInstance(
                FlagsProviderTest.class.getClassLoader(),
                new Class<?>[] {EvaluationContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getTargetingKey")) {
                        change("switch", new Change.Switch(false));
                        provider.refresh();
                    }
                    return method.invoke(ANA, arguments);
                });
        ProviderEvaluation<Boolean> before = provider.getBooleanEvaluation("switch", false, slow);
        assertThat(before.getValue()).isTrue();
        assertThat(before.getFlagMetadata().getLong("version")).isEqualTo(3);
        ProviderEvaluation<Boolean> after = provider.getBooleanEvaluation("switch", false, ANA);
        assertThat(after.getValue()).isFalse();
        assertThat(after.getFlagMetadata().getLong("version")).isEqualTo(4);
    }

    @Test
    @Tag("FLAG-6")
    void it2_2_2_1AnswersInEveryType() {
        ready();

        assertThat(client.getBooleanValue("switch", false, ANA)).isTrue();
        assertThat(client.getStringValue("greeting", "bye", ANA)).isEqualTo("hi");
        assertThat(client.getIntegerValue("ten", 1, ANA)).isEqualTo(10);
        assertThat(client.getDoubleValue("half", 0.1, ANA)).isEqualTo(0.5);
        assertThat(provider.getLongEvaluation("ten", 1L, ANA).getValue()).isEqualTo(10L);
        Map<String, Object> template = client.getObjectValue("template", new Value(), ANA)
                .asStructure()
                .asObjectMap();
        assertThat(template)
                .containsOnly(
                        Map.entry("title", "Check"), Map.entry("imagesPerPage", 100), Map.entry("showImages", true));
        assertThat(client.getObjectValue("early", new Value(), ANA).asList())
                .containsExactly(new Value("cust-a"), new Value("cust-b"));
    }

    @Test
    @Tag("FLAG-6")
    void it2_2_3To2_2_9SaysValueVariantReasonAndMetadataAndNoError() {
        ready();
        FlagEvaluationDetails<Boolean> details = client.getBooleanDetails("switch", false, ANA);

        assertThat(details.getValue()).isTrue();
        assertThat(details.getVariant()).isEqualTo("on");
        assertThat(details.getReason()).isEqualTo(Reason.SPLIT.name());
        assertThat(details.getErrorCode()).isNull();
        assertThat(details.getErrorMessage()).isNull();
        assertThat(details.getFlagMetadata().getString("exposure")).isEqualTo("ASSIGNED");
        assertThat(details.getFlagMetadata().getString("phase")).isEqualTo("all");
        assertThat(details.getFlagMetadata().getLong("version")).isEqualTo(3L);
        // Nothing else goes out with it, and nobody's name.
        assertThat(details.getFlagMetadata().asUnmodifiableMap()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"missing-flag, FLAG_NOT_FOUND", "greeting, TYPE_MISMATCH", "ten, TYPE_MISMATCH", "early, TYPE_MISMATCH"
    })
    @Tag("FLAG-6")
    void it2_2_7SaysWhatWentWrongAndTheCallerGetsItsDefault(String key, ErrorCode code) {
        ready();
        FlagEvaluationDetails<Boolean> details = client.getBooleanDetails(key, true, ANA);

        assertThat(details.getValue()).isTrue();
        assertThat(details.getReason()).isEqualTo(Reason.ERROR.name());
        assertThat(details.getErrorCode()).isEqualTo(code);
        assertThat(details.getErrorMessage()).isNotBlank();
    }

    @Test
    @Tag("FLAG-6")
    void aNumberThatDoesNotFitIsAnotherType() {
        Flags large = new Flags(vault, FlagSet.read("test", FLAGS.replace("\"on\": 10", "\"on\": 3000000000")));
        open("ten");
        FlagsProvider other = new FlagsProvider(large.live(ACME));
        other.initialize(null);

        assertThat(other.getIntegerEvaluation("ten", 1, ANA).getErrorCode()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(other.getLongEvaluation("ten", 1L, ANA).getValue()).isEqualTo(3_000_000_000L);
    }

    @Test
    @Tag("FLAG-6")
    void somebodyWithoutAKeyIsNeverExposedWhateverTheDefault() {
        ready();
        for (EvaluationContext nobody : List.of(new ImmutableContext(), new ImmutableContext(""))) {
            FlagEvaluationDetails<Boolean> safe = client.getBooleanDetails("switch", false, nobody);
            assertThat(safe.getValue()).isFalse();
            assertThat(safe.getErrorCode()).isEqualTo(ErrorCode.TARGETING_KEY_MISSING);
            FlagEvaluationDetails<Boolean> unsafe = client.getBooleanDetails("switch", true, nobody);
            assertThat(unsafe.getValue()).isFalse();
            assertThat(unsafe.getVariant()).isEqualTo("off");
            assertThat(unsafe.getReason()).isEqualTo(Reason.DEFAULT.name());
            assertThat(unsafe.getFlagMetadata().getString("exposure")).isEqualTo("UNIDENTIFIED");
        }
        assertThat(provider.getBooleanEvaluation("switch", false, null).getErrorCode())
                .isEqualTo(ErrorCode.TARGETING_KEY_MISSING);
        // A flag that is off, and a list, do not depend on who asks.
        change("switch", new Change.Switch(false));
        provider.refresh();
        assertThat(client.getBooleanDetails("switch", false).getReason()).isEqualTo(Reason.DISABLED.name());
        assertThat(client.getObjectDetails("early", new Value()).getErrorCode()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\u001Fb", "a\nb"})
    @Tag("FLAG-6")
    void aKeyThatIdentifiesNobodyIsAnInvalidContext(String key) {
        ready();
        EvaluationContext odd = new ImmutableContext(key);

        assertThat(client.getBooleanDetails("switch", false, odd).getErrorCode())
                .isEqualTo(ErrorCode.INVALID_CONTEXT);
        assertThat(client.getBooleanValue("switch", true, odd)).isFalse();
    }

    @Test
    @Tag("FLAG-6")
    void attributesOfTheContextAreTheFactsThatPhasesAskFor() {
        change("switch", new Change.Switch(true));
        change("switch", new Change.Open("beta", Optional.empty()));
        api.setProviderAndWait(provider);
        String drawn = IntStream.range(0, 1_000)
                .mapToObj(i -> "c" + i)
                .filter(one -> exposure(one, Map.of("seats", new Value(20))).equals("ASSIGNED"))
                .findFirst()
                .orElseThrow();
        FlagsProvider other = new FlagsProvider(flags.live(ACME));
        other.initialize(null);

        for (Map.Entry<Value, ExposureReason> seats : Map.of(
                        new Value(20.5), ExposureReason.ASSIGNED,
                        new Value("20"), ExposureReason.ASSIGNED,
                        new Value(19.99), ExposureReason.NOT_ELIGIBLE,
                        new Value(Double.NaN), ExposureReason.ELIGIBILITY_UNKNOWN,
                        new Value(true), ExposureReason.ELIGIBILITY_UNKNOWN,
                        new Value(List.of()), ExposureReason.ELIGIBILITY_UNKNOWN)
                .entrySet()) {
            ProviderEvaluation<Boolean> said = new FlagsProvider(refreshed())
                    .getBooleanEvaluation(
                            "switch", false, new ImmutableContext(drawn, Map.of("seats", seats.getKey())));
            assertThat(said.getFlagMetadata().getString("exposure"))
                    .as("%s", seats.getKey())
                    .isEqualTo(seats.getValue().name());
            assertThat(said.getReason()).isEqualTo(seats.getValue() == ExposureReason.ASSIGNED ? "SPLIT" : "DEFAULT");
        }
        assertThat(other.getBooleanEvaluation("switch", false, new ImmutableContext(drawn))
                        .getValue())
                .isFalse();
    }

    private LiveFlags refreshed() {
        LiveFlags fresh = flags.live(ACME);
        fresh.refresh();
        return fresh;
    }

    private String exposure(String customer, Map<String, Value> facts) {
        return String.valueOf(client.getBooleanDetails("switch", false, new ImmutableContext(customer, facts))
                .getFlagMetadata()
                .getString("exposure"));
    }

    @Test
    @Tag("FLAG-6")
    void listsAndAdmissionsAreATargetingMatch() {
        ready();
        change("switch", new Change.Enlist(CustomerList.DENY, "cust-002"));
        client.getBooleanValue("switch", false, ANA);
        provider.refresh();
        change("switch", new Change.Share(Percent.NONE));
        provider.refresh();

        FlagEvaluationDetails<Boolean> admitted = client.getBooleanDetails("switch", false, ANA);
        assertThat(admitted.getValue()).isTrue();
        assertThat(admitted.getReason()).isEqualTo(Reason.TARGETING_MATCH.name());
        assertThat(admitted.getFlagMetadata().getString("exposure")).isEqualTo("ADMITTED");
        FlagEvaluationDetails<Boolean> denied =
                client.getBooleanDetails("switch", true, new ImmutableContext("cust-002"));
        assertThat(denied.getValue()).isFalse();
        assertThat(denied.getReason()).isEqualTo(Reason.TARGETING_MATCH.name());
    }

    @Test
    @Tag("FLAG-6")
    void it2_4_2_1FailsToStartWithoutTheStorageAndIsReadyOnceItAnswers() throws InterruptedException {
        open("switch");
        away = true;
        BlockingQueue<EventDetails> readies = new LinkedBlockingQueue<>();
        assertThatExceptionOfType(OpenFeatureError.class).isThrownBy(() -> api.setProviderAndWait(provider));
        assertThat(client.getProviderState()).isEqualTo(ProviderState.ERROR);
        assertThat(client.getBooleanDetails("switch", false, ANA).getErrorCode())
                .isEqualTo(ErrorCode.PROVIDER_NOT_READY);

        client.onProviderReady(readies::add);
        away = false;
        assertThat(provider.refresh().health()).isEqualTo(Refreshed.Health.FRESH);

        assertThat(readies.poll(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(client.getProviderState()).isEqualTo(ProviderState.READY);
        assertThat(client.getBooleanValue("switch", false, ANA)).isTrue();
    }

    @Test
    @Tag("FLAG-6")
    void it5_3TellsWhatChangedAndOnlyThen() throws InterruptedException {
        ready();
        BlockingQueue<EventDetails> changes = new LinkedBlockingQueue<>();
        client.onProviderConfigurationChanged(changes::add);

        provider.refresh();
        change("ten", new Change.Switch(false));
        change("half", new Change.Switch(false));
        provider.refresh();

        EventDetails first = changes.poll(30, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(first.getFlagsChanged()).containsExactly("half", "ten");
        assertThat(first.getProviderName()).isEqualTo("cuadra");
    }

    @Test
    @Tag("FLAG-6")
    void withoutTheStorageItAnswersAsStaleAndSaysSo() throws InterruptedException {
        ready();
        BlockingQueue<EventDetails> stales = new LinkedBlockingQueue<>();
        BlockingQueue<EventDetails> readies = new LinkedBlockingQueue<>();
        client.onProviderStale(stales::add);
        clock.advance(Duration.ofMinutes(2));
        away = true;

        provider.refresh();
        provider.refresh();

        EventDetails stale = stales.poll(30, TimeUnit.SECONDS);
        assertThat(stale).isNotNull();
        assertThat(stale.getEventMetadata().getLong("ageSeconds")).isEqualTo(120L);
        assertThat(client.getProviderState()).isEqualTo(ProviderState.STALE);
        FlagEvaluationDetails<Boolean> details = client.getBooleanDetails("switch", false, ANA);
        assertThat(details.getValue()).isTrue();
        assertThat(details.getReason()).isEqualTo("STALE");
        assertThat(details.getFlagMetadata().getString("exposure")).isEqualTo("ASSIGNED");

        away = false;
        provider.refresh();
        client.onProviderReady(readies::add);
        assertThat(readies.poll(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(stales).isEmpty();
        assertThat(client.getBooleanDetails("switch", false, ANA).getReason()).isNotEqualTo("STALE");
    }

    @Test
    @Tag("FLAG-6")
    void it2_5_2IsAsBeforeTheStartOnceShutDown() {
        ready();
        api.shutdown();

        assertThat(provider.getBooleanEvaluation("switch", false, ANA).getErrorCode())
                .isEqualTo(ErrorCode.PROVIDER_NOT_READY);
        assertThatExceptionOfType(FatalError.class).isThrownBy(() -> provider.initialize(null));
        // What is the caller's goes on.
        assertThat(provider.refresh().health()).isEqualTo(Refreshed.Health.FRESH);
        assertThat(live.unidentified("switch")).isPresent();
    }

    @Test
    @Tag("FLAG-6")
    void asTheDocumentShows() {
        TenantId tenant = ACME;
        open("switch");
        // snippet:provider
        FlagsProvider provider = new FlagsProvider(flags.live(tenant));
        api.setProviderAndWait("acme", provider);
        Client client = api.getClient("acme");
        boolean exposed = client.getBooleanValue("switch", false, new ImmutableContext("cust-018"));
        provider.refresh();
        // end:provider
        assertThat(exposed).isTrue();
        assertThat(flags.view(tenant, "switch").admissions().admitted()).containsExactly("cust-018");
    }

    private Storage wayward() {
        return (Storage) Proxy.newProxyInstance(
                FlagsProviderTest.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (proxy, method, arguments) -> {
                    if (away) {
                        throw new StorageException("away");
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
