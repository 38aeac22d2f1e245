/** What every request passes and every answer has: path rules, request id, security headers, problem documents. */
@NullMarked
package dev.cairn.portal.edge;

import org.jspecify.annotations.NullMarked;
