package dev.cairn.notification.paging;

import dev.cairn.notification.channel.Destination;
import dev.cairn.notification.channel.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What is sent by one try.
 *
 * @param together the messages that go with it
 */
record Outgoing(Message lead, List<Message> together, Destination to, Notice notice) {

    /** Of all that go. */
    List<Message> all() {
        var all = new ArrayList<Message>();
        all.add(lead);
        all.addAll(together);
        return all;
    }

    UUID[] alerts() {
        return all().stream().map(Message::alert).distinct().sorted().toArray(UUID[]::new);
    }
}
