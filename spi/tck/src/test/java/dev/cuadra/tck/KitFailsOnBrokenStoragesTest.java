package dev.cuadra.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.cuadra.spi.storage.Storage;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A contract test that cannot fail proves nothing: each of these storages breaks one promise, and is found out. */
class KitFailsOnBrokenStoragesTest {
    @AfterEach
    void sound() {
        BrokenStorages.use(DelegatingStorage::new);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                caught(BrokenStorages.LosesPreconditions::new, "aBrokenPreconditionChangesNothing", true),
                caught(BrokenStorages.LeaksTenants::new, "oneTenantNeverSeesWhatIsAnothers", true),
                caught(BrokenStorages.ReplaysNothing::new, "theSameKeyGivesTheFirstAnswerAndStoresNothing", true),
                caught(BrokenStorages.AppliesHalf::new, "aStaleWriteAmongGoodOnesChangesNothing", true),
                caught(BrokenStorages.NamesTheFirstStaleKeyAlone::new, "everyStaleKeyIsNamedNotTheFirstAlone", true),
                caught(
                        BrokenStorages.PagesByNumber::new,
                        "aDocumentThatStaysPutIsOnExactlyOnePageWhateverElseMoves",
                        false),
                caught(BrokenStorages.ScansWithoutASnapshot::new, "aScanIsOneSnapshotOfOneCollection", false),
                caught(BrokenStorages.ForgetsTombstones::new, "aDeletedDocumentLeavesATombstone", true),
                caught(BrokenStorages.SkipsInTheJournal::new, "theJournalKeepsTheOrderOfCommitsAndWithinThem", false),
                caught(BrokenStorages.FindsOnlyKeys::new, "manyReferencesAreFoundAtOnce", true),
                caught(BrokenStorages.CutsBodiesAtNul::new, "textOfEveryPlaneComesBackFromEveryPlace", false),
                caught(BrokenStorages.LosesUpdates::new, "aWriterWhoMissedAVersionChangesNothing", true));
    }

    private static Arguments caught(Supplier<Storage> storage, String by, boolean bySequences) {
        return arguments(storage, by, bySequences);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void theKitFindsOutABrokenPromise(Supplier<Storage> storage, String by, boolean bySequences) {
        BrokenStorages.use(storage);
        assertThat(failures(BrokenStorages.Kit.class)).contains(by);
        if (bySequences) {
            // Sequences are drawn by lot, and each kind may happen not to meet a fault that the other finds.
            assertThat(failures(BrokenStorages.Sequences.class))
                    .containsAnyOf("everySequenceAnswersAsMemoryDoes", "twoWritersByTurnsAnswerAsOneMemoryDoes");
        }
    }

    @Test
    void aSecondHandleThatBelievesWhatItReadOnceIsFoundOut() {
        BrokenStorages.use(BrokenStorages.RemembersAcrossHandles::new);
        assertThat(failures(BrokenStorages.Sequences.class)).containsExactly("twoWritersByTurnsAnswerAsOneMemoryDoes");
    }

    static Stream<Arguments> brokenOutboxes() {
        return Stream.of(
                arguments(
                        (Supplier<Storage>) BrokenStorages.KeepsSilentAboutSilence::new,
                        "anAttemptThatLeftNoWordIsToldToTheNext"),
                arguments(
                        (Supplier<Storage>) BrokenStorages.HandsOutTwice::new,
                        "aLeasedMessageIsNobodyElsesUntilTheLeaseEnds"),
                arguments((Supplier<Storage>) BrokenStorages.LosesTheReason::new, "whatIsParkedStaysWithItsReason"));
    }

    @ParameterizedTest
    @MethodSource("brokenOutboxes")
    void theKitFindsOutABrokenOutbox(Supplier<Storage> storage, String by) {
        BrokenStorages.use(storage);
        assertThat(failures(BrokenStorages.Outboxes.class)).contains(by);
    }

    @Test
    void theKitFindsOutStoragesThatDoNotSurviveAKill() {
        assertThat(failures(LoggedStorages.Sound.class)).isEmpty();
        assertThat(failures(LoggedStorages.Forgetful.class))
                .containsExactly("everyAcknowledgedCommitIsWholeAfterItsProcessIsKilled");
        assertThat(failures(LoggedStorages.Halving.class))
                .containsExactly("everyAcknowledgedCommitIsWholeAfterItsProcessIsKilled");
    }

    @Test
    void theKitLetsASoundStoragePass() {
        BrokenStorages.use(DelegatingStorage::new);
        assertThat(failures(BrokenStorages.Kit.class)).isEmpty();
        assertThat(failures(BrokenStorages.Sequences.class)).isEmpty();
        assertThat(failures(BrokenStorages.Outboxes.class)).isEmpty();
    }

    private static Set<String> failures(Class<?> kit) {
        Set<String> failed = new HashSet<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(kit))
                .configurationParameter("jqwik.database", "target/jqwik-broken-database")
                .build();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() && result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failed.add(test.getLegacyReportingName().replaceAll("\\(.*", ""));
                }
            }
        });
        return failed;
    }
}
