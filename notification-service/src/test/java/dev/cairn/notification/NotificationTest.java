package dev.cairn.notification;

import dev.cairn.kit.testing.ServersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service; all share one start. */
@QuarkusTest
@QuarkusTestResource(
        value = ServersResource.class,
        initArgs = @ResourceArg(name = "service", value = "notification"),
        restrictToAnnotatedClass = false)
@QuarkusTestResource(value = MailServer.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = PhoneProvider.class, restrictToAnnotatedClass = false)
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NotificationTest {}
