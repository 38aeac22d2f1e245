package dev.cairn.assessment.scan.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.assessment.scan.manifest.Dependency.Kind;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {

    @Test
    void goModulesAreRequiredDirectlyOrForOthersAndToolsAreForDevelopment() throws Unreadable {
        Manifest go = read("go.mod", """
                // a comment
                module "example.org/shop" // the name

                go 1.24

                require github.com/lib/pq v1.10.9
                require (
                \tgithub.com/gin-gonic/gin v1.10.0
                \tgolang.org/x/text v0.3.0 // indirect
                \tgolang.org/x/net v0.3.0 // indirect; kept for a fork
                \tgolang.org/x/tools v0.30.0 // indirect
                \t// github.com/getsentry/sentry-go v0.30.0
                \tlocal v1.0.0
                )
                exclude github.com/old/one v1.0.0
                replace github.com/gin-gonic/gin => github.com/fork/gin v1.9.9
                tool golang.org/x/tools/cmd/stringer
                """);

        assertThat(go.name()).isEqualTo("example.org/shop");
        assertThat(kinds(go))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "github.com/lib/pq", Kind.RUNTIME,
                        "github.com/gin-gonic/gin", Kind.RUNTIME,
                        "golang.org/x/text", Kind.MANAGED,
                        "golang.org/x/net", Kind.MANAGED,
                        "golang.org/x/tools", Kind.DEVELOPMENT));
        assertThat(go.dependencies()).contains(new Dependency("github.com/gin-gonic/gin", Kind.RUNTIME, "v1.9.9", 8));
    }

    @Test
    void gemsBelongToTheirGroups() throws Unreadable {
        Manifest gemfile = read("Gemfile", """
                source "https://rubygems.org" # not a gem "x"
                git_source(:github) { |repo| "https://github.com/#{repo}.git" }
                gem "rails", "~> 8.0"
                gem 'puma',
                    '>= 6'
                gem "debug", platforms: %i[mri windows], group: %i[development test]
                gem "skylight", groups: [:production]
                gem "letter_opener", :group => :development
                # gem "sidekiq"
                =begin
                gem "resque"
                =end
                group :development, :test do
                  gem "rspec-rails"
                  if ENV["CI"]
                    gem "knapsack"
                  end
                  gem "brakeman", require: false
                end
                group :production do
                  gem "sentry-rails"
                end
                gem("redis")
                """);

        assertThat(kinds(gemfile))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "rails", Kind.RUNTIME,
                        "puma", Kind.RUNTIME,
                        "debug", Kind.DEVELOPMENT,
                        "skylight", Kind.RUNTIME,
                        "letter_opener", Kind.DEVELOPMENT,
                        "rspec-rails", Kind.DEVELOPMENT,
                        "knapsack", Kind.DEVELOPMENT,
                        "brakeman", Kind.DEVELOPMENT,
                        "sentry-rails", Kind.RUNTIME,
                        "redis", Kind.RUNTIME));
        assertThat(gemfile.dependencies()).contains(new Dependency("puma", Kind.RUNTIME, ">= 6", 4));
    }

    @Test
    void aGemspecNamesItsGemAndWhatItNeeds() throws Unreadable {
        Manifest gemspec = read("shop.gemspec", """
                Gem::Specification.new do |spec|
                  spec.name = "shop"
                  spec.executables = ["shop"]
                  spec.add_dependency "thor", "~> 1.3"
                  spec.add_development_dependency("rspec")
                end
                """);

        assertThat(gemspec.name()).isEqualTo("shop");
        assertThat(gemspec.runs()).isTrue();
        assertThat(kinds(gemspec))
                .containsExactlyInAnyOrderEntriesOf(Map.of("thor", Kind.RUNTIME, "rspec", Kind.DEVELOPMENT));
    }

    @Test
    void whatALockFileHasProvesNoWish() throws Unreadable {
        Manifest gems = read("Gemfile.lock", """
                GEM
                  remote: https://rubygems.org/
                  specs:
                    rails (8.0.1)
                      rack (>= 2)
                    rack (3.1.0)

                DEPENDENCIES
                  rails
                """);
        Manifest packages = read("composer.lock", """
                {"packages": [{"name": "Monolog/Monolog", "version": "3.0.0"}], "packages-dev": [{"name": "a/b"}]}
                """);
        Manifest nuget = read("src/packages.lock.json", """
                {"version": 1, "dependencies": {"net9.0": {"Sentry": {"type": "Transitive", "resolved": "5.0.0"}}}}
                """);

        assertThat(kinds(gems)).containsExactlyInAnyOrderEntriesOf(Map.of("rails", Kind.MANAGED, "rack", Kind.MANAGED));
        assertThat(kinds(packages)).containsExactlyEntriesOf(Map.of("monolog/monolog", Kind.MANAGED));
        assertThat(kinds(nuget)).containsExactlyEntriesOf(Map.of("sentry", Kind.MANAGED));
        assertThat(Stream.of(gems, packages, nuget)).noneMatch(Manifests::marksPackage);
    }

    @Test
    void composerScriptsAreCommands() throws Unreadable {
        Manifest composer = read("composer.json", """
                {
                  "name": "acme/shop",
                  "require": {"php": "^8.3", "Laravel/Framework": "^12.0", "ext-redis": "*"},
                  "require-dev": {"pestphp/pest": "^3"},
                  "scripts": {"test": ["@lint", "@php artisan test"], "lint": "pint"}
                }
                """);

        assertThat(composer.name()).isEqualTo("acme/shop");
        assertThat(kinds(composer))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "laravel/framework", Kind.RUNTIME,
                        "ext-redis", Kind.RUNTIME,
                        "pestphp/pest", Kind.DEVELOPMENT));
        assertThat(composer.scripts())
                .containsEntry("test", "composer lint && php artisan test")
                .containsEntry("lint", "pint");
    }

    @Test
    void projectsOfDotnetTellTheirKitTheirPackagesAndWhetherTheyTest() throws Unreadable {
        Manifest web = read("src/Shop/Shop.csproj", """
                <?xml version="1.0"?>
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup><Nullable>enable</Nullable><AssemblyName>$(MSBuildProjectName).X</AssemblyName></PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Sentry.AspNetCore" Version="5.0.0" />
                    <PackageReference Include="Microsoft.EntityFrameworkCore.Design">
                      <PrivateAssets>all</PrivateAssets>
                    </PackageReference>
                    <!-- <PackageReference Include="Hangfire" /> -->
                    <PackageReference Update="Serilog"><PrivateAssets>all</PrivateAssets></PackageReference>
                  </ItemGroup>
                </Project>
                """);
        Manifest tests = read(
                "tests/Shop.Tests/Shop.Tests.csproj",
                "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>"
                        + "<PackageReference Include=\"StackExchange.Redis\" />"
                        + "<PackageReference Include=\"Microsoft.NET.Test.Sdk\" /></ItemGroup></Project>");
        Manifest shared = read(
                "Directory.Packages.props",
                "<Project><ItemGroup><PackageReference Update=\"A\"><PrivateAssets>all</PrivateAssets></PackageReference>"
                        + "<PackageVersion Include=\"Sentry\" Version=\"5\" /></ItemGroup></Project>");
        Manifest old = read(
                "src/Old/packages.config",
                "<packages><package id=\"Elmah\" version=\"1.2\" />"
                        + "<package id=\"StyleCop\" version=\"1\" developmentDependency=\"true\" /></packages>");

        assertThat(web.name()).isEqualTo("Shop");
        assertThat(web.data().at("properties", "Nullable").text()).isEqualTo("enable");
        assertThat(kinds(web))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sdk:microsoft.net.sdk.web", Kind.PLUGIN,
                        "sentry.aspnetcore", Kind.RUNTIME,
                        "microsoft.entityframeworkcore.design", Kind.DEVELOPMENT));
        assertThat(kinds(tests)).containsEntry("stackexchange.redis", Kind.DEVELOPMENT);
        assertThat(kinds(shared)).containsExactlyEntriesOf(Map.of("sentry", Kind.MANAGED));
        assertThat(kinds(old))
                .containsExactlyInAnyOrderEntriesOf(Map.of("elmah", Kind.RUNTIME, "stylecop", Kind.DEVELOPMENT));
        assertThat(Manifests.marksPackage(shared)).isFalse();
    }

    @Test
    void whatProjectsOfDotnetShareIsThereForTheProductUnlessOnlyTestsMeetTheCondition() throws Unreadable {
        Manifest shared = read("src/Directory.Packages.props", """
                <Project>
                  <ItemGroup Condition="$(MSBuildProjectName.EndsWith('Infrastructure'))">
                    <PackageReference Include="Polly" Version="8.2.0" />
                  </ItemGroup>
                  <ItemGroup Condition="$(MSBuildProjectName.EndsWith('Tests'))">
                    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.8.0" />
                    <PackageReference Include="StackExchange.Redis" Version="2.8.0" />
                  </ItemGroup>
                  <ItemGroup Condition="'$(IsTestProject)' != 'true'">
                    <PackageReference Include="Quartz" Version="3.8.0" />
                  </ItemGroup>
                </Project>
                """);

        assertThat(kinds(shared))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "polly", Kind.RUNTIME,
                        "microsoft.net.test.sdk", Kind.DEVELOPMENT,
                        "stackexchange.redis", Kind.DEVELOPMENT,
                        "quartz", Kind.RUNTIME));
    }

    @Test
    void settingsThatGradleFiltersAreReadable() throws Unreadable {
        DataNode settings = DataReader.yaml("shop:\n  cron: \"\\${shop.cron:0 0 1 * * *}\"\n");

        assertThat(settings.at("shop", "cron").text()).isEqualTo("${shop.cron:0 0 1 * * *}");
    }

    @Test
    void aProgramOfDotnetIsACommandUnlessSomethingHostsIt() throws Unreadable {
        String program = "<PropertyGroup><OutputType>Exe</OutputType>%s</PropertyGroup></Project>";

        assertThat(read("a/A.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">" + program.formatted(""))
                        .runs())
                .isTrue();
        assertThat(read("a/A.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\">" + program.formatted(""))
                        .runs())
                .isFalse();
        assertThat(read(
                                "a/A.csproj",
                                "<Project Sdk=\"Microsoft.NET.Sdk\">" + program.formatted("<UseMaui>true</UseMaui>"))
                        .runs())
                .isFalse();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("composer.json", "{\"require\": "),
                Arguments.of("composer.lock", "[".repeat(200)),
                Arguments.of("packages.lock.json", "{"),
                Arguments.of("a.csproj", "<Project><ItemGroup>"),
                Arguments.of(
                        "a.csproj",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Project Sdk=\"a\">&e;</Project>"),
                Arguments.of("Directory.Build.props", "<a>".repeat(100) + "</a>".repeat(100)),
                Arguments.of("Gemfile", "if a\n".repeat(100)),
                Arguments.of("Gemfile", "gem 'a'\n".repeat(30_000)),
                Arguments.of("go.mod", "require example.org/a v1.0.0\n".repeat(30_000)),
                Arguments.of("pyproject.toml", "a = [" + "1,".repeat(300_000) + "]\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void whatCannotBeReadIsSaid(String path, String text) {
        assertThatThrownBy(() -> read(path, text)).isInstanceOf(Unreadable.class);
    }

    private static Manifest read(String path, String text) throws Unreadable {
        return Manifests.read(path, text, Map.of());
    }

    private static Map<String, Kind> kinds(Manifest manifest) {
        return manifest.dependencies().stream().collect(Collectors.toMap(Dependency::name, Dependency::kind));
    }
}
