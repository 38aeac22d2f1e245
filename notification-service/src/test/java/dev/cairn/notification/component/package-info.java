/** Tests of components. */
package dev.cairn.notification.component;
