package dev.cairn.assessment.scan.tree;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages told apart by the name of a file. */
public enum Language {
    TYPESCRIPT("typescript", "javascript", Lexis.C_LIKE, true, "ts", "tsx", "mts", "cts"),
    JAVASCRIPT("javascript", "javascript", Lexis.C_LIKE, false, "js", "jsx", "mjs", "cjs"),
    VUE("vue", "javascript", Lexis.C_LIKE, false, "vue", "svelte", "astro"),
    PYTHON("python", "python", Lexis.PYTHON, false, "py", "pyi"),
    JAVA("java", "java", Lexis.JAVA, true, "java"),
    KOTLIN("kotlin", "java", Lexis.JAVA, true, "kt", "kts"),
    SCALA("scala", "java", Lexis.JAVA, true, "scala"),
    GROOVY("groovy", "java", Lexis.C_LIKE, false, "groovy", "gradle"),
    GO("go", "go", Lexis.C_LIKE, true, "go"),
    RUST("rust", "rust", Lexis.JAVA, true, "rs"),
    CSHARP("csharp", "dotnet", Lexis.JAVA, true, "cs"),
    FSHARP("fsharp", "dotnet", Lexis.JAVA, true, "fs"),
    SWIFT("swift", "swift", Lexis.JAVA, true, "swift"),
    RUBY("ruby", "ruby", Lexis.RUBY, false, "rb", "rake"),
    PHP("php", "php", Lexis.PHP, false, "php"),
    C("c", "native", Lexis.JAVA, true, "c", "h"),
    CPP("cpp", "native", Lexis.JAVA, true, "cc", "cpp", "hpp", "cxx"),
    DART("dart", "dart", Lexis.C_LIKE, true, "dart"),
    ELIXIR("elixir", "elixir", Lexis.HASH, false, "ex", "exs"),
    SHELL("shell", "shell", Lexis.HASH, false, "sh", "bash"),
    SQL("sql", "sql", Lexis.SQL, false, "sql"),
    TERRAFORM("terraform", "terraform", Lexis.HASH, false, "tf");

    /** How comments and strings look, for {@link CodeMask}. */
    public enum Lexis {
        C_LIKE,
        JAVA,
        PYTHON,
        HASH,
        RUBY,
        PHP,
        SQL,
        NONE
    }

    private static final Map<String, Language> BY_EXTENSION = new HashMap<>();

    static {
        for (Language language : values()) {
            for (String extension : language.extensions) {
                BY_EXTENSION.put(extension, language);
            }
        }
    }

    private final String id;
    private final String ecosystem;
    private final Lexis lexis;
    private final boolean typed;
    private final String[] extensions;

    Language(String id, String ecosystem, Lexis lexis, boolean typed, String... extensions) {
        this.id = id;
        this.ecosystem = ecosystem;
        this.lexis = lexis;
        this.typed = typed;
        this.extensions = extensions;
    }

    /** The language of a file of this path, if its extension tells. */
    public static Optional<Language> of(String path) {
        int dot = path.lastIndexOf('.');
        if (dot < 0 || dot < path.lastIndexOf('/')) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_EXTENSION.get(path.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    /** Name in facts, lower case. */
    public String id() {
        return id;
    }

    /** The family that shares package managers, as rules name it. */
    public String ecosystem() {
        return ecosystem;
    }

    /** How its comments and strings look. */
    public Lexis lexis() {
        return lexis;
    }

    /** Whether a compiler checks types in every file of it. */
    public boolean typed() {
        return typed;
    }

    /** Whether its bytes count as program source; scripts, queries and infrastructure do not. */
    public boolean program() {
        return this != SHELL && this != SQL && this != TERRAFORM;
    }
}
