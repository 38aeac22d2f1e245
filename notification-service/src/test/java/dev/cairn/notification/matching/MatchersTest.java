package dev.cairn.notification.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchersTest {

    private static final Facts FACTS = new Facts(
            Map.of("service", "shop", "severity", "critical", "title", "Disk is full"),
            Map.of("region", "eu-west", "severity", "page", "details.odd", "yes", "empty", ""));

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            service,          =,  shop,            true
            service,          =,  sho,             false
            service,          !=, shop,            false
            service,          !=, till,            true
            service,          =~, shop,            true
            service,          =~, sho,             false
            service,          =~, hop,             false
            service,          =~, sho.*,           true
            service,          =~, till|shop,       true
            service,          =~, till|sho,        false
            service,          !~, till|shop,       false
            service,          !~, sho,             true
            service,          =~, (?i)SHOP,        true
            region,           =,  eu-west,         true
            region,           =~, eu-.+,           true
            severity,         =,  critical,        true
            severity,         =,  page,            false
            details.severity, =,  page,            true
            details.region,   =,  eu-west,         true
            details.odd,      =,  yes,             true
            source,           =,  ``,              true
            source,           !=, ``,              false
            source,           =~, ``,              true
            source,           =~, .*,              true
            source,           =~, .+,              false
            source,           !~, .+,              true
            no-such,          !=, anything,        true
            no-such,          =,  anything,        false
            empty,            =,  ``,              true
            title,            =~, Disk .*,         true
            title,            =,  disk is full,    false
            """)
    void comparesAsAlertmanagerDoes(String name, String operator, String value, boolean matches) {
        assertThat(matcher(name, operator, value).matches(FACTS)).isEqualTo(matches);
    }

    @Test
    void allMustHoldAndNoneHoldAlways() {
        var both = List.of(matcher("service", "=", "shop"), matcher("region", "=", "us"));

        assertThat(Matcher.all(both, FACTS)).isFalse();
        assertThat(Matcher.all(both.subList(0, 1), FACTS)).isTrue();
        assertThat(Matcher.all(List.of(), FACTS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[a",
                "a{1000}{1000}",
                "((((a{30}){30}){30}){30})",
                "(a{1,999}){1,999}",
                "a{1001}",
                "(?=a)",
                "\\1",
                "a{99999999999}",
                "((\\pL{40}){40})"
            })
    void expressionsThatAreWrongOrTooLargeAreRefused(String value) {
        assertThatThrownBy(() -> matcher("service", "=~", value))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors().get(0).pointer()).isEqualTo("/matchers/0/value"));
        assertThat(matcher("service", "=", value).matches(FACTS)).isFalse();
    }

    @Test
    void anExpressionThatOthersNeedForEverIsQuick() {
        var facts = new Facts(Map.of("title", "a".repeat(300) + "!"), Map.of());

        assertThat(matcher("title", "=~", "(a+)+b").matches(facts)).isFalse();
    }

    @Test
    void listsAreBounded() {
        var one = new MatcherBody("service", "=", "shop");

        assertThat(Matchers.check("/matchers", Collections.nCopies(20, one), 1)).hasSize(20);
        assertPointer(() -> Matchers.check("/matchers", Collections.nCopies(21, one), 1), "/matchers");
        assertPointer(() -> Matchers.check("/matchers", List.of(), 1), "/matchers");
        assertPointer(() -> Matchers.check("/matchers", null, 1), "/matchers");
        assertThat(Matchers.check("/matchers", null, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", quoteCharacter = '`', textBlock = """
            null,    =,    a,    /matchers/0/name
            ` `,     =,    a,    /matchers/0/name
            service, ==,   a,    /matchers/0/operator
            service, =,    null, /matchers/0/value
            """)
    void partsAreChecked(String name, String operator, String value, String pointer) {
        assertPointer(() -> matcher(name, operator, value), pointer);
    }

    @Test
    void itIsWrittenAsPeopleWriteIt() {
        assertThat(matcher("title", "=~", "a\"b\\.")).hasToString("title=~\"a\\\"b\\\\.\"");
    }

    private static Matcher matcher(String name, String operator, String value) {
        return Matchers.check("/matchers", List.of(new MatcherBody(name, operator, value)), 1)
                .get(0);
    }

    private static void assertPointer(Runnable check, String pointer) {
        assertThatThrownBy(check::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors().get(0).pointer()).isEqualTo(pointer));
    }
}
