package dev.cairn.notification.alert;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with handling an alert. */
enum AlertProblem implements ProblemKind {
    ALREADY_ACKNOWLEDGED("alert-already-acknowledged", "Somebody acknowledged the alert before"),
    ALREADY_RESOLVED("alert-already-resolved", "The alert is resolved");

    private final String slug;
    private final String title;

    AlertProblem(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return 409;
    }
}
