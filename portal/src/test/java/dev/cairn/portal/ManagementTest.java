package dev.cairn.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.portal.support.Browser;
import dev.cairn.portal.support.PortalTest;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ManagementTest extends PortalTest {

    @Test
    void livesAndIsReady() {
        Browser operator = new Browser(management);

        assertThat(operator.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(operator.get("/q/health/ready").body()).contains("\"redis\": \"ok\"");
    }

    @Test
    void metricsTellRatesAndLatencyWithoutASeriesPerAddress() {
        signedIn("ana").get("/api/v1/projects/acme/some-project");
        browser().get("/some/page/nobody/wrote");
        browser().get("/api/v1/nothing/of-this-kind");

        HttpResponse<String> metrics = new Browser(management).get("/q/metrics");

        assertThat(metrics.body())
                .contains("cairn_portal_sign_ins_total{outcome=\"completed\"}")
                .contains("cairn_portal_proxied_total{outcome=\"2xx\",service=\"project-service\"}")
                .contains("cairn_portal_streams_open")
                .contains("http_server_requests_seconds_bucket")
                .contains("uri=\"/api/v1/projects\"")
                .contains("uri=\"/pages\"")
                .contains("uri=\"REDIRECTION\"")
                .doesNotContain("some-project")
                .doesNotContain("nobody")
                .doesNotContain("of-this-kind");
    }
}
