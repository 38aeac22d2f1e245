/**
 * What infrastructure code asks for, whatever it is written in.
 *
 * <p>Terraform, Kubernetes manifests and Helm templates, CloudFormation, Compose and Pulumi's YAML all become
 * {@link dev.cairn.assessment.scan.infra.Resource}s with a type and properties, so that a rule need not care which. What
 * is switched off in them is left out.
 */
@NullMarked
package dev.cairn.assessment.scan.infra;

import org.jspecify.annotations.NullMarked;
