/**
 * The conversation with the OpenID Connect provider.
 *
 * <p>quarkus-oidc is not used: its session cookie cannot be named {@code __Host-cairn-session}, it ties the session's
 * life to the ID token's, and a lost state or session surfaces as a server error (docs/decisions). Messages are made,
 * read and verified by Nimbus' OAuth 2.0 SDK; what is ours is when they are sent. The SDK blocks, so it runs on worker
 * threads; only sign-ins and renewals come here, never a plain request.
 */
@NullMarked
package dev.cairn.portal.identity;

import org.jspecify.annotations.NullMarked;
