package dev.gatekeeper.infra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.gatekeeper.infra", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.gatekeeper.changeset..",
                    "dev.gatekeeper.access..",
                    "dev.gatekeeper.face..",
                    "dev.gatekeeper.gateway..",
                    "dev.gatekeeper.consumer..")
            .because("a broker and a database serve whoever asks them");
}
