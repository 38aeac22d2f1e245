package dev.cairn.assessment.scan.infra;

import dev.cairn.assessment.scan.manifest.DataNode;
import java.util.function.UnaryOperator;

/**
 * One thing that infrastructure code asks for.
 *
 * @param type as its format calls it: {@code aws_db_instance}, {@code AWS::RDS::DBInstance}, {@code batch/CronJob}
 *     (group and kind), {@code compose/service}, {@code aws:rds:Instance}
 * @param name as its file calls it
 * @param path file it is in
 * @param line line it starts at, from 1; 0 when unknown
 * @param properties what it is given
 * @param values puts the default of a variable for its name and leaves other texts as they are
 */
public record Resource(
        String type, String name, String path, int line, DataNode properties, UnaryOperator<String> values) {

    /** A resource whose format has no variables that are known without a run. */
    static Resource plain(String type, String name, String path, DataNode properties) {
        return new Resource(type, name, path, properties.line(), properties, UnaryOperator.identity());
    }

    /** A value as it will be, as far as the files tell. */
    public String value(DataNode node) {
        return values.apply(node.text());
    }
}
