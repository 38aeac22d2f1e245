package dev.cairn.assessment.scan.signal;

import java.util.List;

/** What only code can decide; a rule names it by {@code detector}. */
@FunctionalInterface
interface Detector {

    /** Places that show the fact, for the rule of this id. */
    List<Sighting> detect(String rule, Tree tree);
}
