/** Serves the web pages: one document for every page, and its hashed files. */
@NullMarked
package dev.cairn.portal.pages;

import org.jspecify.annotations.NullMarked;
