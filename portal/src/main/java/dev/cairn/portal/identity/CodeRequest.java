package dev.cairn.portal.identity;

/**
 * The secrets of one code flow.
 *
 * @param state returns with the answer, so that it can be told from a forged one
 * @param nonce returns in the ID token, so that a replayed one is noticed
 * @param verifier proves to the provider that the code is redeemed by who asked for it (PKCE, S256)
 */
public record CodeRequest(String state, String nonce, String verifier) {}
