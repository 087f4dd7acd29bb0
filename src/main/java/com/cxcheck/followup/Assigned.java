package com.cxcheck.followup;

import java.util.Optional;

/**
 * Published in the transaction that assigns a submission to another consultant.
 *
 * @param assignee the user name of who has it now
 * @param actor the user name of who assigned it; empty for a change that a visitor caused
 */
public record Assigned(long submissionId, String assignee, Optional<String> actor) {}
