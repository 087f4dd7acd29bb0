package com.cxcheck.mail;

import com.cxcheck.account.ActiveConsultants;
import com.cxcheck.account.Consultant;
import com.cxcheck.account.Consultant.Mailing;
import com.cxcheck.mail.Mail.Kind;
import com.cxcheck.submission.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which consultants get a mail: the addresses of {@code cxcheck.mail.to}, and those who want to be told at once. */
@Component
class ConsultantRecipients {

    private final ActiveConsultants consultants;
    private final MailProperties settings;

    ConsultantRecipients(ActiveConsultants consultants, MailProperties settings) {
        this.consultants = consultants;
        this.settings = settings;
    }

    /**
     * Who is told of a submission: the addresses of the settings and, of the consultants, the assignee. Without an assignee who can be
     * mailed it is everyone who wants to be told at once.
     *
     * @param assignee a user name
     */
    List<Participant> of(Optional<String> assignee) {
        List<Consultant> reachable = consultants.withAddress();
        List<Consultant> responsible = reachable.stream()
                .filter(consultant -> assignee.equals(Optional.of(consultant.username())))
                .toList();
        Set<String> listed =
                settings.consultants().stream().map(MailAddress::hash).collect(Collectors.toSet());
        Stream<Participant> own = (responsible.isEmpty() ? reachable : responsible)
                .stream()
                        .filter(consultant -> consultant.mailing() == Mailing.AT_ONCE)
                        .filter(consultant -> address(consultant)
                                .filter(address -> !listed.contains(address.hash()))
                                .isPresent())
                        .map(consultant -> Participant.consultant(consultant.username()));
        return Stream.concat(settings.consultants().stream().map(Participant::at), own)
                .toList();
    }

    /** Those who get mails at a time. */
    List<Participant> wanting(Mailing mailing) {
        return consultants.withAddress().stream()
                .filter(consultant -> consultant.mailing() == mailing)
                .map(consultant -> Participant.consultant(consultant.username()))
                .toList();
    }

    /** The address of a consultant who is enabled and still wants a mail of the kind. */
    Optional<MailAddress> addressFor(Kind kind, String username) {
        Mailing wanted = kind == Kind.DIGEST ? Mailing.EACH_MORNING : Mailing.AT_ONCE;
        return find(username)
                .filter(consultant -> consultant.mailing() == wanted)
                .flatMap(ConsultantRecipients::address);
    }

    /** The own address of a consultant, for replies. */
    Optional<MailAddress> addressOf(String username) {
        return find(username).flatMap(ConsultantRecipients::address);
    }

    private Optional<Consultant> find(String username) {
        return consultants.withAddress().stream()
                .filter(consultant -> consultant.username().equals(username))
                .findFirst();
    }

    private static Optional<MailAddress> address(Consultant consultant) {
        return consultant.email().flatMap(MailAddress::parse);
    }
}
