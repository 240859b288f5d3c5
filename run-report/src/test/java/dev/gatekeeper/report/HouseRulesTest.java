package dev.gatekeeper.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.gatekeeper.report", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule KNOWS_NOBODY_WHO_REPORTS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.gatekeeper.bench..", "dev.gatekeeper.faults..", "org.apache.kafka..", "java.sql..")
            .because("who reports says in charts and tables what there was to see");

    @ArchTest
    static final ArchRule WHAT_IS_SAID_KNOWS_NO_PAGE = noClasses()
            .that()
            .resideInAPackage("dev.gatekeeper.report")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.gatekeeper.report.html..", "dev.gatekeeper.report.progress..", "j2html..")
            .because("data goes one way: pages are made of a report, never the other way round");
}
