/**
 * What a file is, judged by its path and its first look: language, role, package.
 *
 * <p>Most false verdicts of scanners come from reading what is not the product: a vendored library, a fixture, an
 * example, a built bundle. So the role of a file is decided first and every rule asks for it.
 */
@NullMarked
package dev.cairn.assessment.scan.tree;

import org.jspecify.annotations.NullMarked;
