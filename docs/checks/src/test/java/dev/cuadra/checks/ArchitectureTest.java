package dev.cuadra.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final Architecture OURS = new Architecture("dev.cuadra");
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/dev/cuadra/checks/"))
            .importPackages(OURS.base());

    /** The same house in little, with every rule broken once; it lies in this module's tests. */
    private static final Architecture BROKEN = new Architecture("dev.cuadra.checks.broken");

    private static final JavaClasses VIOLATORS = new ClassFileImporter().importPackages(BROKEN.base());

    @TestFactory
    Stream<DynamicTest> eachAreaSeesOnlyWhatItMay() {
        return Architecture.MAY_SEE.keySet().stream()
                .map(area ->
                        dynamicTest(area, () -> OURS.seesOnlyWhatItMay(area).check(ALL)));
    }

    @Test
    void everyAreaIsOnTheMap() {
        OURS.plansAreDrawnForEveryArea().check(ALL);
    }

    @Test
    void rulesAreComputedWithoutPortsOrClocks() {
        OURS.rulesAreComputedWithoutPortsOrClocks().check(ALL);
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        OURS.moneyIsNeverFloatingPoint().check(ALL);
    }

    @Test
    void internalTypesStayInside() {
        OURS.internalTypesStayInside().check(ALL);
    }

    @Test
    void nothingIsPrinted() {
        OURS.nothingIsPrinted().check(ALL);
    }

    @Test
    void coresTouchNoFilesAndStartNoThreads() {
        OURS.coresTouchNoFilesAndStartNoThreads().check(ALL);
    }

    /** A rule that has nothing to look at holds for the wrong reason. */
    @Test
    void theAreasThatAreBuiltAreLookedAt() {
        assertThat(List.of(
                        "spi",
                        "tables",
                        "runtime",
                        "boleta",
                        "onboarding",
                        "plugin",
                        "tck",
                        "audit",
                        "sii",
                        "simulator"))
                .allSatisfy(area ->
                        assertThat(ALL).anyMatch(type -> type.getPackageName().startsWith(OURS.base() + "." + area)));
        assertThat(ALL).noneMatch(type -> type.getPackageName().startsWith(BROKEN.base()));
    }

    @Test
    void aCoreThatSeesAnotherIsCaught() {
        assertThat(culprits(BROKEN.seesOnlyWhatItMay("boleta"))).containsExactly("boleta.SeesLayby");
    }

    @Test
    void tablesThatSeeMoreOfThePortsThanProblemsAreCaught() {
        assertThat(culprits(BROKEN.seesOnlyWhatItMay("tables"))).containsExactly("tables.SeesPort");
    }

    @Test
    void anAreaWithoutAPlanIsCaught() {
        assertThat(culprits(BROKEN.plansAreDrawnForEveryArea())).containsExactly("annex.Unplanned");
    }

    @Test
    void aRuleWithAPortOrAClockOrChanceIsCaughtUnlessItIsAService() {
        assertThat(culprits(BROKEN.rulesAreComputedWithoutPortsOrClocks()))
                .containsExactly("boleta.HoldsClock", "boleta.HoldsPort", "boleta.ReadsClock", "boleta.TakesChances");
    }

    @Test
    void floatingPointMoneyIsCaught() {
        assertThat(culprits(BROKEN.moneyIsNeverFloatingPoint()))
                .containsExactly("boleta.FloatingField", "boleta.FloatingParameter");
    }

    @Test
    void anInternalTypeInAPublicSignatureIsCaught() {
        assertThat(culprits(BROKEN.internalTypesStayInside())).containsExactly("boleta.LeaksInternal");
    }

    @Test
    void printingIsCaught() {
        assertThat(culprits(BROKEN.nothingIsPrinted())).containsExactly("boleta.Prints", "boleta.PrintsStack");
    }

    @Test
    void aCoreWithFilesOrThreadsIsCaught() {
        assertThat(culprits(BROKEN.coresTouchNoFilesAndStartNoThreads()))
                .containsExactly("boleta.OpensFile", "boleta.StartsPool", "boleta.StartsThread", "boleta.WalksPath");
    }

    /** Which of the violators the rule names. */
    private static List<String> culprits(ArchRule rule) {
        List<String> reports = rule.evaluate(VIOLATORS).getFailureReport().getDetails();
        return VIOLATORS.stream()
                .filter(type -> reports.stream().anyMatch(report -> accuses(report, type.getName())))
                .map(type -> type.getName().substring(BROKEN.base().length() + 1))
                .sorted()
                .toList();
    }

    /** A report names the culprit first and what it touched after it. */
    private static boolean accuses(String report, String type) {
        int first = report.indexOf(BROKEN.base());
        return report.startsWith(type, first) && !Character.isJavaIdentifierPart(report.charAt(first + type.length()));
    }
}
