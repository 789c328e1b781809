package dev.cuadra.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.cuadra.tck.BrokenTransports.Flaw;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A contract test that cannot fail proves nothing: each of these transports breaks one promise, and is found out. */
class KitFailsOnBrokenTransportsTest {
    @ParameterizedTest
    @CsvSource({
        "FOLLOWS_REDIRECTS, aRedirectIsAnAnswerAndIsNotFollowed",
        "KEEPS_COOKIES, cookiesAreNotKept",
        "SENDS_A_GET_AGAIN, aRequestWithoutAnswerIsNotSentAgain",
        "SENDS_ALL_AGAIN, aRequestWithoutAnswerOnAConnectionInUseIsNotSentAgain",
        "DECODES, whatTheServerSaysComesBackByteForByte",
        "KEEPS_THE_CASE_OF_NAMES, headersComeBackInLowerCaseAndRepeatedOnesInOrder",
        "TAKES_ERRORS_FOR_FAULTS, anyStatusIsAnAnswer",
        "TAKES_WHAT_CAME, anAnswerThatEndsEarlyIsCut",
        "TAKES_WHAT_CAME, aResetIsCut",
        "WATCHES_THE_HEAD_ALONE, anAnswerThatTricklesEndsAtTheDeadline",
        "TAKES_ANY_SIZE, anAnswerBeyondTheLimitIsTooLarge",
        "FORGETS_INTERRUPTS, anInterruptEndsTheExchangeAndIsKept",
        "TRUSTS_ANYBODY, aServerThatNobodyTrustsIsRefused",
        "TELLS_ALL, aFaultSaysNothingOfPathsHeadersOrBodies",
        "CALLS_ALL_FAULTS_CUT, silenceEndsAtTheDeadline",
        "CALLS_ALL_FAULTS_CUT, nobodyThereIsUnreachable"
    })
    void theKitFindsOutABrokenTransport(Flaw flaw, String by) {
        BrokenTransports.use(flaw);
        assertThat(failures(by)).containsExactly(by);
    }

    private static Set<String> failures(String test) {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(BrokenTransports.Kit.class, test))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier found, TestExecutionResult result) {
                                if (found.isTest() && result.getStatus() == TestExecutionResult.Status.FAILED) {
                                    failed.add(found.getLegacyReportingName().replaceAll("\\(.*", ""));
                                }
                            }
                        });
        return failed;
    }
}
