package dev.cairn.notification.schedule.imports;

import java.util.List;

/**
 * Somebody of another system.
 *
 * @param key what the export calls them by
 * @param pointer to where they are named first
 * @param names what else they are known by: e-mail address, login, name
 */
public record SourcePerson(String key, String pointer, List<String> names) {

    public SourcePerson {
        names = List.copyOf(names);
    }
}
