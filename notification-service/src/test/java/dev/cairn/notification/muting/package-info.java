/** Tests of silences, maintenance and inhibition over HTTP. */
package dev.cairn.notification.muting;
