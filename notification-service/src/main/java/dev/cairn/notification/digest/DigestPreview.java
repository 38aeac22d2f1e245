package dev.cairn.notification.digest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a digest would say now.
 *
 * @param empty whether there is nothing to tell: then none is sent
 */
@Schema(name = "DigestPreview")
record DigestPreview(String subject, String text, boolean empty) {}
