/** What notification-service proves of a project's on-call: fire drills, and how long somebody is reached. */
@NullMarked
package dev.cairn.assessment.oncall;

import org.jspecify.annotations.NullMarked;
