package dev.cairn.notification.statuspage;

import dev.cairn.notification.incident.PublicIncident;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What a page says as a feed: Atom (RFC 4287) and RSS 2.0. Each thing that was said is one entry, which never changes. */
final class StatusFeeds {

    private static final int MOST = 50;
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private record Entry(String id, Instant at, String title, String link, String text) {}

    private interface Writing {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    private StatusFeeds() {}

    private static List<Entry> entries(Status status) {
        var entries = new ArrayList<Entry>();
        for (PublicIncident incident : status.incidents()) {
            String link = status.url() + "#incident-" + incident.id();
            incident.updates()
                    .forEach(update -> entries.add(new Entry(
                            "urn:uuid:" + update.id(),
                            update.at(),
                            Status.toldState(update.state()) + ": " + incident.title(),
                            link,
                            update.text())));
        }
        var zone = status.settings().zone();
        status.maintenance()
                .forEach(one -> entries.add(new Entry(
                        "urn:uuid:" + one.id(),
                        one.toldAt(),
                        "Maintenance: " + one.title(),
                        status.url() + "#maintenance",
                        "%s to %s\n%s"
                                .formatted(Words.time(one.start(), zone), Words.time(one.end(), zone), one.text()))));
        entries.sort(Comparator.comparing(Entry::at).reversed());
        return entries.subList(0, Math.min(MOST, entries.size()));
    }

    /** A feed without entries was last changed when its page was. */
    private static Instant updated(Status status, List<Entry> entries) {
        Instant changed = status.settings().changedAt();
        return entries.isEmpty()
                ? (changed == null ? Instant.EPOCH : changed)
                : entries.get(0).at();
    }

    static String atom(Status status) {
        var entries = entries(status);
        return write(xml -> {
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", status.url());
            element(xml, "title", status.settings().title());
            element(
                    xml,
                    "updated",
                    updated(status, entries).truncatedTo(ChronoUnit.MILLIS).toString());
            link(xml, "alternate", status.url());
            link(xml, "self", status.url() + "/feed.atom");
            xml.writeStartElement("author");
            element(xml, "name", status.settings().title());
            xml.writeEndElement();
            for (Entry entry : entries) {
                xml.writeStartElement("entry");
                element(xml, "id", entry.id());
                element(xml, "title", entry.title());
                element(xml, "updated", entry.at().toString());
                link(xml, "alternate", entry.link());
                xml.writeStartElement("content");
                xml.writeAttribute("type", "text");
                xml.writeCharacters(legal(entry.text()));
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    private static void link(XMLStreamWriter xml, String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", href);
    }

    static String rss(Status status) {
        var entries = entries(status);
        return write(xml -> {
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeStartElement("channel");
            element(xml, "title", status.settings().title());
            element(xml, "link", status.url());
            element(xml, "description", status.settings().title());
            element(xml, "lastBuildDate", rfc1123(updated(status, entries)));
            for (Entry entry : entries) {
                xml.writeStartElement("item");
                element(xml, "title", entry.title());
                element(xml, "link", entry.link());
                xml.writeStartElement("guid");
                xml.writeAttribute("isPermaLink", "false");
                xml.writeCharacters(entry.id());
                xml.writeEndElement();
                element(xml, "pubDate", rfc1123(entry.at()));
                element(xml, "description", entry.text());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private static String rfc1123(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    /** XML 1.0 cannot say everything that a text may hold, not even escaped. */
    private static String legal(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    private static String write(Writing writing) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            writing.to(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
