package dev.cairn.assessment.scan.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything one scan of one tree knows.
 *
 * @param facts by name: Boolean, Long, Double, String or List of String. What was looked for and not found is there
 *     as false, 0 or an empty list; what could not be looked for is absent
 * @param findings what supports the facts, ordered by fact, path and line; bounded per fact
 * @param looked one per fact, in order of the name
 * @param packages the packages, ordered by path
 * @param notes troubles that did not stop the scan: manifests that cannot be parsed and the like
 * @param digest {@code sha256:} and the hash over every path and content, the same for the same tree in any archive
 * @param commit the commit the archive says it was made of, or null
 * @param stats sizes
 */
public record ScanResult(
        Map<String, Object> facts,
        List<Finding> findings,
        List<Looked> looked,
        List<PackageFacts> packages,
        List<Finding> notes,
        String digest,
        @Nullable String commit,
        ScanStats stats) {}
