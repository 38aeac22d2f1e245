package dev.cairn.assessment.scan.signal;

import dev.cairn.assessment.scan.ci.Pipelines;
import dev.cairn.assessment.scan.manifest.Manifests;
import dev.cairn.assessment.scan.tree.Language;
import dev.cairn.assessment.scan.tree.Language.Lexis;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides by path which files are read, and which are kept whole for parsers. */
final class ReadPlan {

    private static final Set<String> CONFIG_EXTENSIONS = Set.of(
            "yml",
            "yaml",
            "properties",
            "toml",
            "env",
            "cfg",
            "ini",
            "conf",
            "xml",
            "html",
            "prisma",
            "ejs",
            "hbs",
            "json",
            "jinja",
            "jinja2",
            "jsp",
            "cshtml",
            "razor",
            "tmpl",
            "gotmpl",
            "gohtml",
            "tpl",
            "tofu",
            "template",
            "timer",
            "bicep",
            "robot",
            "wasp");
    private static final Set<String> MARKUP = Set.of(
            "md",
            "mdx",
            "markdown",
            "adoc",
            "rst",
            "xml",
            "html",
            "json",
            "jsp",
            "cshtml",
            "razor",
            "tmpl",
            "gotmpl",
            "gohtml",
            "tpl");
    private static final List<Glob> KEPT = Glob.all(List.of(
            "**/{Makefile,makefile,GNUmakefile,justfile,Justfile,.justfile,Procfile}",
            "**/*.{sh,ps1,mk}",
            "**/{script,scripts,bin,ci,.ci,tools,hack}/*",
            "**/tsconfig*.json",
            "**/project.json",
            "**/{Taskfile,taskfile}*.{yml,yaml}",
            "**/jsconfig*.json",
            "**/*{tsconfig,typescript,ts-config}*/*.json",
            "**/{deno,firebase,wrangler,staticwebapp.config}.{json,jsonc}",
            "**/{wrangler.toml,azure.yaml,azure.yml}",
            "**/config/routes/**/*.{yml,yaml}",
            "**/config/{routes,routing}*.{yml,yaml}",
            "**/*.routing.yml",
            "**/{mypy.ini,.mypy.ini,pyrightconfig.json,tox.ini,setup.cfg,pyproject.toml,noxfile.py,hatch.toml,ty.toml}",
            "{tasks.py,.pyup.yml,.pyup.yaml}",
            "**/*.versions.toml",
            "**/phpstan*.{neon,neon.dist}",
            "**/{psalm.xml,psalm.xml.dist,Steepfile,.golangci.yml,.golangci.yaml}",
            "**/config/packages/**/*.{yml,yaml}",
            "**/app/config/*.{yml,yaml}",
            "**/{docker-compose,compose}*.{yml,yaml}",
            "**/*.{tf,tofu,tf.json}",
            "**/{Pulumi,values}.{yml,yaml}",
            "**/application*.{yml,yaml,properties}",
            "**/.pre-commit-config.yaml",
            "**/{.github,.gitlab,.forgejo,.gitea,.circleci,.config,.teamcity,.woodpecker,.buildkite}/**",
            "**/{.gitlab-ci,gitlab-ci,.azure-pipelines,azure-pipelines,.azuredevops,.pipelines,pipelines}/**/*.{yml,yaml}",
            "**/*.gitlab-ci.{yml,yaml}",
            "**/*{gitlab-ci,azure-pipeline,steps,stages,jobs}*.{yml,yaml}",
            "**/{templates,eng,.ci,ci,.build}/**/*.{yml,yaml}",
            "**/*{pipeline,template}*/**/*.{yml,yaml}",
            "**/{renovate.json,renovate.json5,.renovaterc,.renovaterc.json,.renovaterc.json5}",
            "**/{pnpm-workspace.yaml,lerna.json,nx.json,turbo.json,vercel.json,netlify.toml,fly.toml}"));
    /** Documents that may hold numbers and lists which a practice needs; other prose is not read. */
    private static final Set<String> DOCUMENTS = Set.of("md", "mdx", "markdown", "adoc", "rst");

    /** A manifest before its values are put in. */
    private static final Pattern TEMPLATE = Pattern.compile(".+\\.ya?ml\\.(?:erb|j2|gotmpl)");

    private static final Pattern WITH_NUMBERS = Pattern.compile(
            "(?i)recover|disaster|continuity|restor|backup|contingency" + "|\\bdr\\b|\\bsla\\b|\\bslo|service-level");
    private static final Set<String> MANIFEST_FORMATS = Set.of("yml", "yaml", "json", "template", "tpl");
    private static final String NPM_LOCK = "package-lock.json";

    /** How much is kept of what is kept in part. */
    static final int KEPT_PART = 64 * 1024;

    private static final int KEPT_SCRIPT = 256 * 1024;

    private ReadPlan() {}

    static boolean manifest(String path) {
        return Manifests.ecosystem(path).isPresent();
    }

    /** Whether Kubernetes and CloudFormation have files of such names. */
    static boolean manifestFormat(String path) {
        return MANIFEST_FORMATS.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    static boolean kept(String path) {
        return manifest(path)
                || Pipelines.system(path).isPresent()
                || Glob.any(KEPT, path)
                || path.endsWith(".yml") && path.indexOf('/') < 0;
    }

    /** Whether only the beginning of such a file is kept, which tells all that is asked of it. */
    static boolean keptInPart(String path) {
        return path.equals(NPM_LOCK) || path.endsWith("/" + NPM_LOCK);
    }

    static int keptLimit(String path, int manifestBytes) {
        return manifest(path) ? manifestBytes : KEPT_SCRIPT;
    }

    static boolean searched(String path) {
        if (Language.of(path).isPresent()) {
            return true;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot >= 0 && CONFIG_EXTENSIONS.contains(name.substring(dot + 1))
                || TEMPLATE.matcher(name).matches()
                || name.startsWith("Dockerfile")
                || name.startsWith(".env")
                || name.equals("Procfile")
                || name.startsWith("crontab")
                || DOCUMENTS.contains(name.substring(dot + 1))
                        && WITH_NUMBERS.matcher(name).find();
    }

    static Lexis lexis(String path) {
        if (MARKUP.contains(path.substring(path.lastIndexOf('.') + 1))) {
            return Lexis.NONE;
        }
        boolean slashes = path.endsWith(".prisma") || path.endsWith(".bicep") || path.endsWith(".wasp");
        return Language.of(path).map(Language::lexis).orElse(slashes ? Lexis.C_LIKE : Lexis.HASH);
    }
}
