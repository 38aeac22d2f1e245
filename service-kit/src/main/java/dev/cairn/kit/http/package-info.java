/** What every HTTP resource shares: request ids, ETags, idempotent requests, strict query parameters, streams. */
@NullMarked
package dev.cairn.kit.http;

import org.jspecify.annotations.NullMarked;
