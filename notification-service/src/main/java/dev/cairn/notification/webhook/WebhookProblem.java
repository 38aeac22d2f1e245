package dev.cairn.notification.webhook;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with a webhook that is asked for. */
enum WebhookProblem implements ProblemKind {
    LIMIT_REACHED("limit-reached", "There are as many as there may be", 422);

    private final String slug;
    private final String title;
    private final int status;

    WebhookProblem(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
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
        return status;
    }
}
