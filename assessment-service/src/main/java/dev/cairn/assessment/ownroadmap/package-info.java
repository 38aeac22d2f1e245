/** The roadmaps that organisations publish: checked, in versions, each from its date of effect. */
@NullMarked
package dev.cairn.assessment.ownroadmap;

import org.jspecify.annotations.NullMarked;
