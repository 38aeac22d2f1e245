package dev.cairn.notification.person;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person's contact methods.
 *
 * @param kinds that can be added here; what the operator did not configure is missing
 * @param most how many a person has at the most
 */
@Schema(name = "ContactMethods")
record ContactMethodsView(List<ContactMethodView> items, List<String> kinds, int most) {}
