/**
 * What is shipped to run the suite elsewhere: the compose file, the Kubernetes manifests, the dashboard, the alert rules
 * and the pages that explain them. They are checked as files, without a cluster or a container engine; what they must
 * agree on is said once, in {@link dev.cairn.system.deploy.Application}.
 */
@NullMarked
package dev.cairn.system.deploy;

import org.jspecify.annotations.NullMarked;
