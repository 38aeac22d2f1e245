package dev.cairn.portal;

import static dev.cairn.portal.support.Browser.encoded;
import static dev.cairn.portal.support.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.portal.support.Browser;
import dev.cairn.portal.support.PortalTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignInTest extends PortalTest {

    @Test
    void wholeFlowEndsWithASessionOnThePageThatWasAskedFor() {
        Browser browser = browser();

        HttpResponse<String> back = browser.get(browser.approve("ana", "/acme/shop?tab=gate"));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(location(back)).isEqualTo("/acme/shop?tab=gate");
        assertThat(browser.session().getMap())
                .containsEntry("signedIn", true)
                .containsEntry("name", "Ana Almeida")
                .containsEntry("email", "ana@example.com")
                .containsKey("csrfToken");
    }

    @Test
    void requestToTheProviderCarriesStateNonceAndChallenge() {
        String address = location(browser().get("/auth/login"));

        assertThat(address)
                .contains("response_type=code")
                .contains("code_challenge_method=S256")
                .containsPattern("code_challenge=[\\w-]{43}")
                .containsPattern("state=[\\w-]{43}")
                .containsPattern("nonce=[\\w-]{43}")
                .contains("redirect_uri=" + encoded(base + "/auth/callback"));
    }

    @Test
    void cookiesAreRandomWordsOutOfReachOfScripts() {
        Browser browser = browser();

        HttpResponse<String> back = browser.signIn("ana");

        String session = back.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(SESSION + "="))
                .findFirst()
                .orElseThrow();
        assertThat(session)
                .matches(SESSION + "=[\\w-]{43};.*")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Domain");
        assertThat(back.headers().toString() + back.body()).doesNotContainPattern(TOKEN);
        assertThat(browser.get("/auth/session").toString() + browser.session()).doesNotContainPattern(TOKEN);
    }

    @Test
    void answerIsTakenOnce() {
        Browser browser = browser();
        String callback = browser.approve("ana", "/");
        browser.get(callback);
        String first = browser.cookie(SESSION).orElseThrow();

        HttpResponse<String> sameBrowser = browser.get(callback);
        HttpResponse<String> otherBrowser = browser().get(callback);

        assertThat(sameBrowser.statusCode()).isEqualTo(303);
        assertThat(location(sameBrowser)).isEqualTo("/");
        assertThat(browser.cookie(SESSION)).contains(first);
        assertNoSignIn(otherBrowser);
    }

    @Test
    void answerOfAnotherBrowserIsRefusedAndSpent() {
        Browser attacker = browser();
        String callback = attacker.approve("mallory", "/");
        Browser victim = browser();
        victim.get("/auth/login");

        assertNoSignIn(victim.get(callback));
        assertThat(victim.cookie(SESSION)).isEmpty();
        assertNoSignIn(attacker.get(callback));
    }

    @Test
    void forgedAnswersAreRefused() {
        Browser browser = browser();
        String callback = browser.approve("ana", "/");

        assertNoSignIn(browser.get("/auth/callback"));
        assertNoSignIn(browser.get("/auth/callback?code=x&state=" + "A".repeat(43)));
        assertNoSignIn(browser.get(callback.replaceAll("state=[^&]*", "state=wrong")));
        assertNoSignIn(browser.get(callback + "&state=twice"));
        assertNoSignIn(browser.get(callback.replaceAll("code=[^&]*", "code=wrong")));
    }

    @Test
    void refusalAtTheProviderIsToldToPeopleAndPrograms() {
        Browser browser = browser();
        String state = browser.approve("ana", "/").replaceAll(".*state=([^&]*).*", "$1");

        HttpResponse<String> page =
                browser.get("/auth/callback?error=access_denied&state=" + state, "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body())
                .contains("href=\"/auth/login\"", "href=\"/auth/sign-in.css\"")
                .contains(page.headers().firstValue("X-Request-Id").orElseThrow())
                .doesNotContain("access_denied");
        HttpResponse<String> style = browser.get("/auth/sign-in.css");
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
    }

    @Test
    void sessionIdIsNewAtEverySignInAndTheOldOneEnds() {
        Browser browser = browser();
        browser.plant(SESSION, "A".repeat(43));
        browser.signIn("ana");
        String first = browser.cookie(SESSION).orElseThrow();

        browser.signIn("ana");

        String second = browser.cookie(SESSION).orElseThrow();
        assertThat(first).isNotEqualTo("A".repeat(43));
        assertThat(second).isNotEqualTo(first);
        Browser old = browser();
        old.plant(SESSION, first);
        assertThat(old.session().getBoolean("signedIn")).isFalse();
    }

    @Test
    void twoTabsCanSignInAtOnce() {
        Browser browser = browser();
        String one = browser.approve("ana", "/one");
        String two = browser.approve("ana", "/two");

        assertThat(location(browser.get(one))).isEqualTo("/one");
        assertThat(browser.get(two).statusCode()).isEqualTo(303);
        assertThat(browser.session().getBoolean("signedIn")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "evil",
                "/ok\r\nSet-Cookie: a=b",
                "/ok%0d%0aSet-Cookie:%20a=b",
                "/a//evil.example",
                "/..//evil.example",
                "/.%2e/evil",
                "/\tevil",
                "/auth/logout",
                "/api/v1/me"
            })
    void returnsToPagesOfOursOnly(String returnTo) {
        HttpResponse<String> login = browser().get("/auth/login?returnTo=" + encoded(returnTo));

        assertThat(login.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(login.body()).getString("code")).isEqualTo("invalid-request");
    }

    private static void assertNoSignIn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("sign-in-failed");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith(SESSION + "="));
    }
}
