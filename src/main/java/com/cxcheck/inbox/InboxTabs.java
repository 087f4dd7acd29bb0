package com.cxcheck.inbox;

import com.cxcheck.inbox.SavedViews.SavedView;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The views of the inbox with the number of submissions in each. */
@Component
class InboxTabs {

    /** The numbers of views end here, so that they are counted at once. */
    private static final int LIMIT = 999;

    private final Inbox inbox;
    private final SavedViews savedViews;

    InboxTabs(Inbox inbox, SavedViews savedViews) {
        this.inbox = inbox;
        this.savedViews = savedViews;
    }

    /**
     * A view.
     *
     * @param view the name of a {@link ListView}, or an empty text for a saved one
     * @param name of a saved one
     * @param count how many there are, such as 999+
     * @param late whether there are any, which should not be
     */
    record Tab(String view, String name, String url, String count, boolean late, boolean current) {

        boolean isEmptyInbox() {
            return view.equals(ListView.ALL.name()) && count.equals("0");
        }
    }

    List<Tab> of(SubmissionFilter shown, String consultant) {
        List<SavedView> saved = savedViews.of(consultant);
        SavedView current = saved.stream()
                .filter(view -> view.filter().sorted(shown.sort()).equals(shown))
                .findFirst()
                .orElse(null);
        List<Tab> tabs = new ArrayList<>();
        for (ListView view : ListView.values()) {
            SubmissionFilter filter = whole(view, consultant);
            SubmissionQuery.Total total = inbox.count(filter, LIMIT);
            boolean chosen = current == null
                    && shown.chosenView().orElse(ListView.ALL) == view
                    && (view != ListView.MINE || shown.assignee().equals(consultant));
            tabs.add(new Tab(
                    view.name(),
                    "",
                    filter.url("/admin/submissions"),
                    count(total),
                    view == ListView.OVERDUE && total.rows() > 0,
                    chosen));
        }
        for (SavedView view : saved) {
            tabs.add(new Tab(
                    "",
                    view.name(),
                    view.filter().url("/admin/submissions"),
                    count(inbox.count(view.filter(), LIMIT)),
                    false,
                    view.equals(current)));
        }
        return tabs;
    }

    static SubmissionFilter whole(ListView view, String consultant) {
        SubmissionFilter filter =
                SubmissionFilter.ALL.withView(view.parameter()).sorted(view.defaultOrder());
        return view == ListView.MINE ? filter.withAssignee(consultant) : filter;
    }

    private static String count(SubmissionQuery.Total total) {
        return total.more() ? total.rows() + "+" : "" + total.rows();
    }
}
