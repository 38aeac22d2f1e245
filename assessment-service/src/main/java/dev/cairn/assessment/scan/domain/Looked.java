package dev.cairn.assessment.scan.domain;

/**
 * Where the scan looked for a fact, so that an absence can be explained.
 *
 * @param fact name of the fact
 * @param rules how many rules could have shown it
 * @param manifests manifests examined by them
 * @param files files examined by them
 * @param steps steps of pipelines examined by them
 * @param matches how many places were found
 */
public record Looked(String fact, int rules, int manifests, int files, int steps, int matches) {

    /** The same as a sentence. */
    public String sentence() {
        return "looked with " + rules + (rules == 1 ? " rule" : " rules") + " at " + manifests + " manifests, " + files
                + " files and " + steps + " pipeline steps";
    }
}
