package dev.gatekeeper.faults;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.gatekeeper.faults", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule SERVICES_ARE_STARTED_AND_NOT_CALLED = noClasses()
            .that()
            .resideOutsideOfPackage("..faults.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.gatekeeper.gateway..", "dev.gatekeeper.consumer..", "io.micronaut..")
            .because("a reference that shares code with what it is held against shares its errors");

    @ArchTest
    static final ArchRule THE_REFERENCE_PARSES_NOTHING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.gatekeeper.changeset.wal2json..", "dev.gatekeeper.changeset.sqltype..")
            .because("what a change set means comes from who made it, not from Gatekeeper's reading of it");

    @ArchTest
    static final ArchRule HAS_NO_CYCLES = SlicesRuleDefinition.slices()
            .matching("dev.gatekeeper.faults.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that can't be read without another is one package in two folders");
}
