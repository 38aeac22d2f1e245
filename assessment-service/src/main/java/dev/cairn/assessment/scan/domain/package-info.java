/**
 * What a scan found: facts, the findings behind them, and where it looked in vain.
 *
 * <p>Plain values. Everything here can be stored, compared and shown without the archive it came from.
 */
@NullMarked
package dev.cairn.assessment.scan.domain;

import org.jspecify.annotations.NullMarked;
