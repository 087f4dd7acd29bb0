package com.cxcheck.editor;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Questionnaire;
import java.util.List;

/** What another questionnaire would do to given answers. */
abstract class Impacts {

    final Content real = Contents.real();
    final Questionnaire inUse = real.questionnaire();

    static Impact impact(Questionnaire inUse, Questionnaire draft, List<Answers> answers) {
        Impact impact = new Impact(inUse, draft);
        answers.forEach(impact::add);
        return impact;
    }
}
