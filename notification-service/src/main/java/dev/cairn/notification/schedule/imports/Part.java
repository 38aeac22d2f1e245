package dev.cairn.notification.schedule.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of an export with the place where it stands; what is missing or wrong in it is refused by that place. */
record Part(JsonNode node, String pointer) {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST_ZONE = 100;

    Part field(String name) {
        JsonNode found = node.get(name);
        return new Part(found == null ? MissingNode.getInstance() : found, pointer + "/" + name);
    }

    boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    /** The content of what some interfaces wrap their answers in; itself where nothing is wrapped. */
    Part unwrapped(String name) {
        Part inner = field(name);
        return inner.isAbsent() ? this : inner;
    }

    ImportException refused(String detail) {
        return new ImportException(pointer, detail);
    }

    Part demandObject() {
        if (!node.isObject()) {
            throw refused("must be an object");
        }
        return this;
    }

    /** The items of a list; none when it is absent. */
    List<Part> items(int most) {
        if (isAbsent()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > most) {
            throw refused("must be a list of at most " + most);
        }
        var items = new ArrayList<Part>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Part(node.get(i), pointer + "/" + i));
        }
        return items;
    }

    /** A text without control characters. */
    String text(int most) {
        String text = node.isTextual() ? node.asText().strip() : "";
        if (text.isEmpty() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw refused("must be a text of 1 to " + most + " characters");
        }
        return text;
    }

    @Nullable
    String optionalText(int most) {
        return isAbsent() || node.isTextual() && node.asText().isBlank() ? null : text(most);
    }

    /** A name is for people to read: what is too long of it is cut off. */
    String name(String otherwise, int most) {
        String text =
                node.isTextual() ? node.asText().replaceAll("\\p{Cntrl}", " ").strip() : "";
        return text.isEmpty() ? otherwise : text.substring(0, Math.min(text.length(), most));
    }

    /** The same, null when there is none. */
    @Nullable
    String optionalName(int most) {
        String text = name("", most);
        return text.isEmpty() ? null : text;
    }

    int number(int least, int most) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < least || node.asInt() > most) {
            throw refused("must be a whole number from %d to %d".formatted(least, most));
        }
        return node.asInt();
    }

    int number(int least, int most, int otherwise) {
        return isAbsent() ? otherwise : number(least, most);
    }

    ZoneId zone() {
        String word = text(LONGEST_ZONE);
        if (!ZoneId.getAvailableZoneIds().contains(word)) {
            throw refused("must be the IANA name of a time zone, such as Europe/Berlin");
        }
        return ZoneId.of(word);
    }

    /** An instant with its offset, to the second. */
    Instant instant() {
        try {
            Instant instant = OffsetDateTime.parse(offsetWithColon(text(40))).toInstant();
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return instant.truncatedTo(ChronoUnit.SECONDS);
            }
        } catch (DateTimeException e) {
            throw wrongTime();
        }
        throw wrongTime();
    }

    @Nullable
    Instant optionalInstant() {
        return isAbsent() ? null : instant();
    }

    /** What a clock shows; an instant is what the clock of the zone shows then. */
    LocalDateTime local(ZoneId zone) {
        String text = text(40);
        if (text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d")) {
            return LocalDateTime.ofInstant(instant(), zone);
        }
        try {
            LocalDateTime time = LocalDateTime.parse(text).truncatedTo(ChronoUnit.SECONDS);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException e) {
            throw wrongTime();
        }
        throw wrongTime();
    }

    @Nullable
    LocalDateTime optionalLocal(ZoneId zone) {
        return isAbsent() ? null : local(zone);
    }

    private ImportException wrongTime() {
        return refused("must be a date and time from %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
    }

    private static String offsetWithColon(String text) {
        return text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
    }
}
