package dev.cairn.assessment.scan.ci;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cairn.assessment.scan.manifest.DataNode;
import dev.cairn.assessment.scan.manifest.DataReader;
import dev.cairn.assessment.scan.manifest.Unreadable;
import java.util.List;
import java.util.Set;

/** Builds of AWS CodeBuild whose specification stands in the infrastructure code that asks for them, or is named there. */
public final class InlineBuilds {

    /** Types of resources that are builds. */
    public static final Set<String> TYPES = Set.of("AWS::CodeBuild::Project", "aws_codebuild_project");

    private static final Pattern FILE =
            Pattern.compile("(?:file|templatefile)\\(\\s*\"(?:\\$\\{path\\.module\\}/)?([^\"$]+)\"");

    private InlineBuilds() {}

    /** Whether a text may ask for a build at all. */
    public static boolean asked(String text) {
        return TYPES.stream().anyMatch(text::contains);
    }

    /**
     * What a resource builds, at the line where its specification begins.
     *
     * @param path file that the resource is in
     * @param properties what the resource is given, in CloudFormation's words or in Terraform's
     * @param read files that were read for other resources; what is read here is added
     */
    public static List<Pipeline> read(String path, DataNode properties, TreeFiles tree, Set<String> read)
            throws Unreadable {
        DataNode written = properties.at("Source", "BuildSpec");
        for (DataNode source : properties.get("source").items()) {
            written = written.exists() ? written : source.get("buildspec");
        }
        for (DataNode substituted : written.get("Fn::Sub").items()) {
            written = written.isScalar() ? written : substituted;
        }
        String text = written.text();
        if (text.contains("\n")) {
            return at(HostedBuild.codeBuild(path, DataReader.yaml(text)), written.line());
        }
        Matcher file = FILE.matcher(text);
        boolean relative = file.find();
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        String named = relative ? Folders.join(folder, file.group(1)) : text;
        // one of a usual name is read where it stands
        if (text.isEmpty() || Pipelines.system(named).isPresent() || !read.add(named)) {
            return List.of();
        }
        String there = tree.text(named).orElse("");
        return there.isEmpty() ? List.of() : HostedBuild.codeBuild(named, DataReader.yaml(there));
    }

    private static List<Pipeline> at(List<Pipeline> pipelines, int line) {
        return pipelines.stream()
                .map(pipeline -> pipeline.withSteps(pipeline.steps().stream()
                        .map(step -> new Step(step.kind(), step.text(), step.path(), line + step.line(), step.folder()))
                        .toList()))
                .toList();
    }
}
