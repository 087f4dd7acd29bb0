/**
 * The lists of submissions and of feedback: filters, sorting, search and bulk changes.
 *
 * <p>Its own tables are the search index, submission_word and submission_to_index. {@link com.cxcheck.inbox.SubmissionQuery}
 * also reads follow_up, follow_up_tag and the sort keys of submission: a page of a million rows needs one statement that
 * filters, searches and sorts, which no join in memory replaces.
 */
@NullMarked
@ApplicationModule(
        displayName = "Inbox",
        allowedDependencies = {"account", "audit", "followup", "input", "questionnaire", "submission"})
package com.cxcheck.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
