package dev.cairn.notification.statuspage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forms by which visitors subscribe.
 *
 * @param path of the status page
 * @param word proves that a form is ours
 * @param mail whether this installation sends mail
 * @param error what was wrong with what was sent; null when nothing was
 */
public record SubscribeModel(
        String title,
        String path,
        String word,
        boolean mail,
        List<MessageModel.Choice> choices,
        @Nullable String error) {}
