package dev.cairn.assessment.scan.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRolesTest {

    @ParameterizedTest
    @CsvSource({
        // samples, wherever they stand
        "examples/shop/main.go, EXAMPLE",
        "example/main.go, EXAMPLE",
        "_examples/basic/main.go, EXAMPLE",
        "plugin/example/clock/main.go, EXAMPLE",
        "samples/Shop/Program.cs, EXAMPLE",
        "src/samples/Shop/Program.cs, EXAMPLE",
        "packages/core/example/index.ts, EXAMPLE",
        // packages that are called so
        "org/example/Foo.java, PRODUCT",
        "src/main/java/org/example/Foo.java, PRODUCT",
        "src/org/example/Foo.java, PRODUCT",
        "app/java/com/example/sample/Foo.java, PRODUCT",
        "src/example/app.py, PRODUCT",
        "src/main/dist/Dockerfile, PRODUCT",
        "web/dist/index.js, FOREIGN",
        "src/dist/bundle.js, FOREIGN",
        "src/testSmoke/resources/a.yml, FIXTURE",
        "src/testSmoke/kotlin/a/Smoke.kt, TEST",
        "src/testimonials/list.ts, PRODUCT",
        "internal/example/service.go, PRODUCT",
        "pkg/sample/rate.go, PRODUCT",
        "app/models/sample/lot.rb, PRODUCT",
        "app/views/samples/index.html.erb, PRODUCT",
        // what the tools of .NET, Go and PHP write or bring along
        "src/Shop/bin/Debug/net9.0/Shop.cs, FOREIGN",
        "src/Shop/obj/Release/Shop.AssemblyInfo.cs, FOREIGN",
        "src/Shop/obj/project.assets.json, FOREIGN",
        "packages/Newtonsoft.Json.13.0.1/lib/a.cs, FOREIGN",
        "packages/core/src/index.ts, PRODUCT",
        "bin/setup, PRODUCT",
        "vendor/github.com/lib/pq/conn.go, FOREIGN",
        "vendor/laravel/framework/src/a.php, FOREIGN",
        "src/Shop/wwwroot/lib/jquery/jquery.js, FOREIGN",
        "src/Shop/wwwroot/themes/dark/vendor/slick.js, FOREIGN",
        "src/Shop/wwwroot/admin/orders.js, PRODUCT",
        "src/Shop/lib/orders.js, PRODUCT",
        "src/main/resources/migrations.xml, PRODUCT",
        "src/main/resources/config/config.yaml, PRODUCT",
        "internal/build/image.go, PRODUCT",
        "build/app.js, FOREIGN",
        "build/test.ps1, PRODUCT",
        "build/steps-ci.yml, PRODUCT",
        "build/azure-pipelines.yml, PRODUCT",
        "build/config.yml, FOREIGN",
        // copies of others' libraries among what is served
        "src/main/resources/static/js/jquery-2.1.4.js, FOREIGN",
        "src/main/resources/static/js/bootstrap.js, FOREIGN",
        "public/js/slick-1.8.1.js, FOREIGN",
        "public/js/shop.js, PRODUCT",
        "resources/js/bootstrap.js, PRODUCT",
        "assets/bootstrap.js, PRODUCT",
        // projects of tests
        "src/Shop.Tests/Helper.cs, TEST",
        "Shop.Api.IntegrationTests/Fixture.cs, TEST",
        "src/ShopUnitTests/Helper.cs, TEST",
        "services/Shop.Contest/Entry.cs, PRODUCT",
    })
    void aPathTellsWhatItsFileIsToTheProduct(String path, FileRole role) {
        assertThat(FileRoles.of(path)).isEqualTo(role);
    }
}
