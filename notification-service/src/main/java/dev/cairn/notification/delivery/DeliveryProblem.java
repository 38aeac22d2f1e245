package dev.cairn.notification.delivery;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with sending something to a webhook. */
enum DeliveryProblem implements ProblemKind {
    WEBHOOK_DISABLED("webhook-disabled", "The webhook is disabled"),
    ALREADY_DELIVERED("already-delivered", "The message has arrived");

    private final String slug;
    private final String title;

    DeliveryProblem(String slug, String title) {
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
