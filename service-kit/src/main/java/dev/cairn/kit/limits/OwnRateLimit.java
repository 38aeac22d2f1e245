package dev.cairn.kit.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an endpoint that is not held to the limit of each caller, because it counts its requests by a {@link RateLimit} of its
 * own, first of all.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnRateLimit {}
