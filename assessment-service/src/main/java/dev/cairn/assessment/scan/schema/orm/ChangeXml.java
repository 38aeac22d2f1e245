package dev.cairn.assessment.scan.schema.orm;

import dev.cairn.assessment.scan.schema.domain.Unread;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML as change nodes: no document types, no entities from outside, bounded in depth and number. */
final class ChangeXml {

    private static final int DEPTH = 32;
    private static final int NODES = 100_000;
    private static final int TEXT = 200_000;
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private final Deque<ChangeNode> open = new ArrayDeque<>();
    private final Deque<StringBuilder> texts = new ArrayDeque<>();

    private ChangeXml() {}

    /**
     * The root; what was read before a fault when there is one.
     *
     * @param unread told of the fault
     */
    static ChangeNode read(String source, List<Unread> unread) {
        var root = new ChangeNode("", 1, Map.of(), new ArrayList<>(), "");
        var xml = new ChangeXml();
        xml.open.push(root);
        xml.texts.push(new StringBuilder());
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(source));
            int nodes = 0;
            while (reader.hasNext() && nodes < NODES && xml.open.size() < DEPTH) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    nodes++;
                    xml.start(reader);
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    xml.text(reader.getText());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    xml.end();
                }
            }
            if (reader.hasNext()) {
                unread.add(new Unread(reader.getLocation().getLineNumber(), "too large or too deep to be read"));
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            unread.add(new Unread(line, "not readable as XML"));
        }
        return root;
    }

    private void start(XMLStreamReader reader) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            values.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        int line = Math.max(1, reader.getLocation().getLineNumber());
        open.push(new ChangeNode(reader.getLocalName(), line, values, new ArrayList<>(), ""));
        texts.push(new StringBuilder());
    }

    private void text(String text) {
        StringBuilder all = texts.element();
        if (all.length() + text.length() < TEXT) {
            all.append(text);
        }
    }

    private void end() {
        ChangeNode node = open.pop();
        String text = texts.pop().toString();
        List<ChangeNode> siblings = open.element().children();
        siblings.add(new ChangeNode(node.name(), node.line(), node.values(), node.children(), text));
    }
}
