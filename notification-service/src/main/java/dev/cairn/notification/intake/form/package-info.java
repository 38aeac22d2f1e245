/**
 * The forms in which other systems tell of trouble. Plain Java: present time and limits are arguments.
 */
@NullMarked
package dev.cairn.notification.intake.form;

import org.jspecify.annotations.NullMarked;
