package dev.cairn.assessment.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint that streams a job. Once a stream has begun it cannot answer 404, so the job is looked for before. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Streamed {}
