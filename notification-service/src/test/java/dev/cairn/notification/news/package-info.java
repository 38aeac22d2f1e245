/** Tests of the feature. */
package dev.cairn.notification.news;
