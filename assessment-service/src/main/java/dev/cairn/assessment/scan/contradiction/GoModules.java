package dev.cairn.assessment.scan.contradiction;

import dev.cairn.assessment.scan.manifest.Manifest;
import java.util.function.Consumer;

/** A go.mod that names two modules. */
final class GoModules implements Contradictions.Look {

    private static final String DIRECTIVE = "module";

    @Override
    public void look(DeclaredTree tree, Consumer<Contradiction> found) {
        for (Manifest manifest : tree.manifests()) {
            if (DeclaredTree.name(manifest).equals("go.mod")) {
                tree.text().apply(manifest.path()).ifPresent(text -> look(manifest, text, found));
            }
        }
    }

    private static void look(Manifest manifest, String text, Consumer<Contradiction> found) {
        int number = 1;
        for (int at = 0; at < text.length(); number++) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            if (text.startsWith(DIRECTIVE, at) && end > at + DIRECTIVE.length()) {
                String rest = text.substring(at + DIRECTIVE.length(), end);
                int comment = rest.indexOf("//");
                String module = (comment < 0 ? rest : rest.substring(0, comment)).strip();
                boolean names = Character.isWhitespace(rest.charAt(0)) && !module.startsWith("(");
                if (names && !unquoted(module).equals(manifest.name())) {
                    found.accept(new Contradiction(
                            manifest.path(),
                            number,
                            "module is " + DeclaredTree.cut(manifest.name()) + " and "
                                    + DeclaredTree.cut(unquoted(module)) + "; the first counts"));
                }
            }
            at = end + 1;
        }
    }

    private static String unquoted(String word) {
        boolean quoted = word.length() > 1 && (word.startsWith("\"") || word.startsWith("`"));
        return quoted ? word.substring(1, word.length() - 1) : word;
    }
}
