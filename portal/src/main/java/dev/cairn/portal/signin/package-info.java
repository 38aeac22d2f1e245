/** The pages' doors to identity: sign in, come back from the provider, ask who is there, sign out. */
@NullMarked
package dev.cairn.portal.signin;

import org.jspecify.annotations.NullMarked;
