package dev.cairn.kit.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint that belongs to no organisation and is open to every person who is signed in. API tokens are refused. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SignedIn {

    /** True where API tokens may call as well. */
    boolean tokens() default false;
}
