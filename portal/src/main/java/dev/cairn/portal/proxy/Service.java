package dev.cairn.portal.proxy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The services and the resources below {@code /api/v1/} that each owns; one prefix belongs to one service. */
enum Service {
    PROJECT("project-service", Set.of("organisations", "members", "tokens", "projects", "audit", "me")),
    ASSESSMENT(
            "assessment-service",
            Set.of(
                    "roadmaps",
                    "roadmap-choices",
                    "applicability",
                    "scans",
                    "reports",
                    "evidence",
                    "assessments",
                    "waivers",
                    "attestations",
                    "sources",
                    "assessment-audit",
                    "public-pages",
                    "badges",
                    "jobs")),
    NOTIFICATION(
            "notification-service",
            Set.of(
                    "alerts",
                    "events",
                    "integrations",
                    "webhooks",
                    "deliveries",
                    "feed",
                    "schedules",
                    "calendars",
                    "measures",
                    "why",
                    "policies",
                    "people",
                    "acknowledgements",
                    "routing",
                    "silences",
                    "maintenance",
                    "inhibitions",
                    "incidents",
                    "drills",
                    "drill-plans",
                    "coverage",
                    "components",
                    "status-pages",
                    "status"));

    static final String PREFIX = "/api/v1/";

    /** Where Prometheus sends alerts; it lets nobody choose the path. */
    private static final String OF_PROMETHEUS = "/api/v2/alerts";

    private static final Map<String, Service> BY_RESOURCE = Arrays.stream(values())
            .flatMap(service -> service.resources.stream().map(resource -> Map.entry(resource, service)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String label;
    private final Set<String> resources;

    Service(String label, Set<String> resources) {
        this.label = label;
        this.resources = resources;
    }

    String label() {
        return label;
    }

    /** The owner of a path; empty where none owns it. */
    static Optional<Service> of(String path) {
        if (path.equals(OF_PROMETHEUS)) {
            return Optional.of(NOTIFICATION);
        }
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int end = path.indexOf('/', PREFIX.length());
        return Optional.ofNullable(BY_RESOURCE.get(path.substring(PREFIX.length(), end < 0 ? path.length() : end)));
    }
}
