package dev.cairn.notification.policy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Knows what sends alerts to policies. A policy that is in use is not deleted. */
public interface PolicyUse {

    /** What names the policy, each as people know it, in the Hibernate transaction that the caller is in. */
    Uni<List<String>> of(UUID organisation, UUID policy);
}
