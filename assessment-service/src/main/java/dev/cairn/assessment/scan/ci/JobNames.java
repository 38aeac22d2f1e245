package dev.cairn.assessment.scan.ci;

import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.manifest.DataNode;

/**
 * Tells by name whether a job that has an environment deploys to it. GitHub's environments hold secrets as well, and
 * many a job has one only to reach what it tests.
 */
final class JobNames {

    private static final Pattern DEPLOY =
            Pattern.compile("(?i)deploy|release|publish|promote|rollout|ship|upload|\\bcd\\b|pages|push|apply");
    private static final Pattern OTHER = Pattern.compile(
            "(?i)test|e2e|lint|check|verify|validat|scan|audit|coverage|benchmark|\\bplan\\b|review|sonar|analy[sz]e|destroy|undeploy|teardown"
                    + "|clean-?up|dry.?run");
    private static final Pattern LIVE = Pattern.compile(
            "(?i)\\bprod\\b|production|\\blive\\b|staging|\\bstage\\b|pre-?prod|\\buat\\b|github-pages|pypi|^npm|docker-?hub"
                    + "|release|deploy|publish|marketplace|maven-?central|nuget|rubygems");

    private JobNames() {}

    /**
     * Whether a job deploys to its environment: its name says so, or the environment's does and the job's says nothing
     * else.
     *
     * @param environment a name, or a map with one and perhaps with the address of what was deployed
     * @param job what the job is called
     */
    static boolean deploysTo(DataNode environment, String job) {
        boolean other = OTHER.matcher(job).find();
        String name = environment.isScalar()
                ? environment.text()
                : environment.get("name").text();
        return environment.exists()
                && !name.isEmpty()
                && !other
                && (DEPLOY.matcher(job).find()
                        || environment.get("url").exists()
                        || LIVE.matcher(name).find());
    }
}
