package dev.cairn.project.project.domain;

import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.common.domain.Faults;
import dev.cairn.project.common.domain.MergePatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people may change about a project at any time.
 *
 * @param startDate the day from which its pace is counted
 * @param urls addresses by purpose: app, repository, docs, status
 * @param tags slugs, each once, in the order they were given; until checked they may be anything
 * @param coreFlow the handler, page or end-to-end script that the product exists for: a path in its repository, or a route such as
 *     {@code POST /orders}; null while none is named
 */
public record ProjectDetails(
        String name,
        LocalDate startDate,
        Map<String, String> urls,
        List<@Nullable String> tags,
        @Nullable String coreFlow) {

    /** The purposes that an address may have. */
    public static final Set<String> PURPOSES = Set.of("app", "repository", "docs", "status");

    /** Most tags of a project. */
    public static final int MOST_TAGS = 20;

    /** Longest name of a core flow, in characters. */
    public static final int CORE_FLOW = 300;

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int YEARS_AHEAD = 1;

    public ProjectDetails {
        urls = Collections.unmodifiableMap(new TreeMap<>(urls));
        tags = Collections.unmodifiableList(new ArrayList<>(tags));
    }

    /** Notes all that is wrong. */
    public void check(Faults faults, LocalDate today) {
        faults.line("/name", name, Bounds.NAME);
        if (startDate.isBefore(EARLIEST) || startDate.isAfter(today.plusYears(YEARS_AHEAD))) {
            faults.add("/startDate", "must be between " + EARLIEST + " and a year from now");
        }
        urls.forEach((purpose, address) -> checkUrl(purpose, address, faults));
        if (coreFlow != null) {
            faults.line("/coreFlow", coreFlow, CORE_FLOW);
        }
        if (tags.size() > MOST_TAGS) {
            faults.add("/tags", "must have at most " + MOST_TAGS);
        }
        var seen = new HashSet<@Nullable String>();
        for (int i = 0; i < tags.size(); i++) {
            faults.slug("/tags/" + i, tags.get(i));
            if (!seen.add(tags.get(i))) {
                faults.add("/tags/" + i, "is there twice");
            }
        }
    }

    /** These after a merge patch, not yet checked. */
    ProjectDetails patched(Map<String, @Nullable Object> changes, Faults faults) {
        var patch = new MergePatch(changes, Set.of("name", "startDate", "urls", "tags", "coreFlow"), faults);
        return new ProjectDetails(
                patch.text("name", name),
                patch.day("startDate", startDate),
                patch.entries("urls", urls),
                patch.texts("tags", tags),
                patch.removable("coreFlow", coreFlow));
    }

    private static void checkUrl(String purpose, String address, Faults faults) {
        String pointer = "/urls/" + purpose.replace("~", "~0").replace("/", "~1");
        if (!PURPOSES.contains(purpose)) {
            faults.add(pointer, "unknown purpose; known are app, repository, docs, status");
            return;
        }
        String fault = WebAddress.fault(address);
        if (fault != null) {
            faults.add(pointer, fault);
        }
    }
}
