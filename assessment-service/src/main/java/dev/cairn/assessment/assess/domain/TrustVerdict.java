package dev.cairn.assessment.assess.domain;

import java.util.List;

/**
 * Whether it can be trusted at 3 AM.
 *
 * @param yes only if nothing speaks against it and nothing is unknown
 * @param reasons for no, in words; empty for yes
 */
public record TrustVerdict(boolean yes, List<String> reasons) {}
