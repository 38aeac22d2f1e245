package dev.cairn.bench.scan;

/** What says how a tree is built: manifests, a lock file, a pipeline. */
final class Manifests {

    /** Paths and texts of the files at the root. */
    static final String[][] ROOT = {
        {"README.md", "# Shop\n\nSells things.\n"},
        {".github/workflows/ci.yml", """
            name: ci
            on: [push, pull_request]
            jobs:
              test:
                runs-on: ubuntu-latest
                steps:
                  - uses: actions/checkout@v4
                  - run: npm ci
                  - run: npm test
                  - run: python -m pytest
                  - run: mvn -B verify
              deploy:
                needs: test
                runs-on: ubuntu-latest
                steps:
                  - run: ./deploy.sh
            """},
        {".github/dependabot.yml", """
            version: 2
            updates:
              - package-ecosystem: npm
                directory: /
                schedule:
                  interval: weekly
            """},
        {"tsconfig.json", "{\"compilerOptions\": {\"strict\": true, \"noEmit\": true}}\n"},
    };

    private static final String[] LANGUAGES = {"ts", "py", "java"};

    private Manifests() {}

    /** The folder of a package. */
    static String folder(int number) {
        return "packages/" + LANGUAGES[number % LANGUAGES.length] + "-" + number;
    }

    /** Where the manifest of a package is. */
    static String path(int number) {
        String name = switch (number % LANGUAGES.length) {
            case 0 -> "package.json";
            case 1 -> "pyproject.toml";
            default -> "pom.xml";
        };
        return folder(number) + "/" + name;
    }

    /** What it says. */
    static String text(int number) {
        return switch (number % LANGUAGES.length) {
            case 0 -> """
                    {"name": "package-%d", "version": "1.0.0", "scripts": {"test": "vitest run", "build": "tsc"},
                     "dependencies": {"express": "^4.19.0", "@sentry/node": "^8.0.0", "redis": "^4.6.0"},
                     "devDependencies": {"typescript": "^5.4.0", "vitest": "^1.6.0"}}
                    """.formatted(number);
            case 1 -> """
                    [project]
                    name = "package-%d"
                    version = "1.0.0"
                    dependencies = ["django>=5.0", "celery>=5.4", "sentry-sdk>=2.0", "sqlalchemy>=2.0"]

                    [tool.mypy]
                    strict = true
                    """.formatted(number);
            default -> """
                    <project>
                      <modelVersion>4.0.0</modelVersion>
                      <groupId>com.example</groupId>
                      <artifactId>package-%d</artifactId>
                      <version>1.0.0</version>
                      <dependencies>
                        <dependency>
                          <groupId>org.springframework.boot</groupId>
                          <artifactId>spring-boot-starter-web</artifactId>
                          <version>3.3.0</version>
                        </dependency>
                        <dependency>
                          <groupId>io.sentry</groupId>
                          <artifactId>sentry</artifactId>
                          <version>7.9.0</version>
                        </dependency>
                      </dependencies>
                    </project>
                    """.formatted(number);
        };
    }
}
