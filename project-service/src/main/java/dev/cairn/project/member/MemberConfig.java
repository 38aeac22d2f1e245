package dev.cairn.project.member;

import dev.cairn.events.OrganisationState;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of members. */
@ConfigMapping(prefix = "cairn.member")
interface MemberConfig {

    /** How many members an organisation may have; events carry no more than the default. */
    @WithDefault("500")
    @Min(1)
    @Max(OrganisationState.MOST_MEMBERS)
    int mostPerOrganisation();
}
