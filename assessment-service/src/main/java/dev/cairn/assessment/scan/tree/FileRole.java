package dev.cairn.assessment.scan.tree;

/** What a file is to the product. */
public enum FileRole {
    /** Source, configuration and everything else the product is made of. */
    PRODUCT,
    /** Code that tests the product. */
    TEST,
    /** Data or sample projects that tests feed on. */
    FIXTURE,
    /** Data that the product brings along and reads: what it says is the product's subject, not how it is made. */
    DATA,
    /** Documentation, also code in it. */
    DOCUMENTATION,
    /** Samples and templates that show others how to use the product. */
    EXAMPLE,
    /** Somebody else's code, or code made by a machine. */
    FOREIGN
}
