package dev.cairn.kit.limits;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who shares a budget: a token, a person in one organisation, or all strangers at one address.
 *
 * @param organisation null for what a person does outside of any
 * @param caller OIDC subject of a person, id of a token, or {@code address} and the address
 */
record CallerKey(@Nullable UUID organisation, String caller) {}
