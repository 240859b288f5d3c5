package dev.gatekeeper.changeset;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.gatekeeper.changeset", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule IS_PLAIN_JAVA = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "org.apache.kafka..", "java.sql..", "javax.sql..", "jakarta..")
            .because("both services speak this language, and neither's framework, log or database is part of it");

    @ArchTest
    static final ArchRule KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.gatekeeper.gateway..", "dev.gatekeeper.consumer..", "dev.gatekeeper.infra..")
            .because("data goes one way: the services know this module, never the other way round");

    @ArchTest
    static final ArchRule HAS_NO_CYCLES = SlicesRuleDefinition.slices()
            .matching("dev.gatekeeper.changeset.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that can't be read without another is one package in two folders");
}
