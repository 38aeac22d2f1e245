package dev.cairn.assessment.scan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.scan.domain.Finding;
import dev.cairn.assessment.scan.domain.ScanResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A core flow that the settings name is found by its path or its route, and nowhere else. */
class NamedFlowTest {

    private static final Map<String, String> SHOP = Map.of(
            "src/orders.ts",
                    "// router.post('/refunds', refund);\nrouter.get('/', home);\nrouter.post('/orders', order);\nawait fetch('/stock');\n",
            "src/api/prices.js", "fetch('/prices');\n",
            "config/routes.rb", "Rails.application.routes.draw do\n  get 'checkout', to: 'checkouts#show'\nend\n",
            "e2e/checkout.spec.ts", "import { test } from '@playwright/test';\ntest('buys', async () => {});\n",
            "package.json", "{}",
            "docs/orders.md", "# `/invoices`\n");

    @ParameterizedTest
    @CsvSource({
        "POST /orders, src/orders.ts, 3",
        "/orders, src/orders.ts, 3",
        "GET /, src/orders.ts, 2",
        "GET /checkout, config/routes.rb, 2",
        "e2e/checkout.spec.ts, e2e/checkout.spec.ts, 0",
        "src/orders.ts, src/orders.ts, 0"
    })
    void whatIsThereIsFoundWhereItIs(String name, String path, int line) {
        ScanResult result = Trees.scan(SHOP, name);

        assertThat(result.facts()).containsEntry("flow.named", true).containsEntry("flow.named_found", true);
        assertThat(result.findings())
                .filteredOn(finding -> finding.fact().equals("flow.named_found"))
                .extracting(Finding::path, Finding::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(path, line));
    }

    @ParameterizedTest
    @CsvSource({
        "POST /refunds", // in a comment only
        "GET /prices", // called, not answered
        "/stock", // called in a file that also answers
        "PUT /orders", // of another method
        "/invoices", // documented, not built
        "package.json", // of the product, but nothing that handles
        "/order", // a part of another route
        "src/order.ts",
        "docs/orders.md"
    })
    void whatIsNotThereIsNot(String name) {
        assertThat(Trees.scan(SHOP, name).facts())
                .containsEntry("flow.named", true)
                .containsEntry("flow.named_found", false);
    }

    @Test
    void anArchivesOwnFolderDoesNotMatter() {
        var wrapped = Map.of("shop-1f2e3d4/src/orders.ts", SHOP.get("src/orders.ts"));

        assertThat(Trees.scan(wrapped, "POST /orders").facts()).containsEntry("flow.named_found", true);
        assertThat(Trees.scan(wrapped, "src/orders.ts").facts()).containsEntry("flow.named_found", true);
    }

    @Test
    void nothingIsSaidOfAFlowThatNobodyNamed() {
        assertThat(Trees.scan(SHOP).facts()).containsEntry("flow.named", false).doesNotContainKey("flow.named_found");
    }
}
