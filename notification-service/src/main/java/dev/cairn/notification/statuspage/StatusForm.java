package dev.cairn.notification.statuspage;

/** The forms in which a page is given. */
enum StatusForm {
    HTML,
    JSON,
    ATOM,
    RSS
}
