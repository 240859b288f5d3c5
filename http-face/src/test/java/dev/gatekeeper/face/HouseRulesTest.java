package dev.gatekeeper.face;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.gatekeeper.face", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.gatekeeper.gateway..", "dev.gatekeeper.consumer..", "dev.gatekeeper.infra..")
            .because("both services show themselves by this module, each by what it has to say");

    @ArchTest
    static final ArchRule KNOWS_NEITHER_LOG_NOR_DATABASE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "java.sql..", "javax.sql..")
            .because("what a service shows over HTTP does not hang on where its data lie");

    @ArchTest
    static final ArchRule HAS_NO_CYCLES = SlicesRuleDefinition.slices()
            .matching("dev.gatekeeper.face.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that can't be read without another is one package in two folders");
}
