/** What is known of the roadmaps that projects follow: which one, and its phases. assessment-service owns them. */
@NullMarked
package dev.cairn.project.roadmap;

import org.jspecify.annotations.NullMarked;
