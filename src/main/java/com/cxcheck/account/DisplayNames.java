package com.cxcheck.account;

import com.cxcheck.account.Colleagues.Colleague;
import com.cxcheck.brand.Brand;
import com.cxcheck.brand.Brands;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The names of consultants that pages show. Visitors never see the names to sign in with; colleagues do where a consultant has no
 * display name.
 */
@Component
public class DisplayNames {

    private final Consultants consultants;
    private final Brands brands;
    private final MessageSource messages;

    DisplayNames(Consultants consultants, Brands brands, MessageSource messages) {
        this.consultants = consultants;
        this.brands = brands;
        this.messages = messages;
    }

    /** Returns a name for each user name: that of the person whom the brand names, or a neutral one, where a consultant has none. */
    public Map<String, String> of(Collection<String> usernames, Locale language) {
        if (usernames.isEmpty()) {
            return Map.of();
        }
        Map<String, String> chosen = consultants.findByUsernameIn(usernames).stream()
                .filter(consultant -> !consultant.displayName().isEmpty())
                .collect(Collectors.toMap(Consultant::username, Consultant::displayName));
        Brand brand = brands.in(language);
        String other = Objects.requireNonNullElseGet(
                brand.personName(), () -> messages.getMessage("account.displayName.neutral", null, language));
        return usernames.stream()
                .distinct()
                .collect(Collectors.toMap(username -> username, username -> chosen.getOrDefault(username, other)));
    }

    /** All consultants with their names, in one statement. Two of the same name are told apart by their user names. */
    public Colleagues colleagues() {
        List<Consultant> all = consultants.findAllByOrderByUsername();
        Map<String, Long> uses =
                all.stream().collect(Collectors.groupingBy(DisplayNames::nameAmongColleagues, Collectors.counting()));
        return new Colleagues(all.stream()
                .map(each -> {
                    String name = nameAmongColleagues(each);
                    boolean unique = Objects.requireNonNull(uses.get(name)) == 1;
                    return new Colleague(
                            each.username(), unique ? name : name + " (" + each.username() + ")", each.isEnabled());
                })
                .sorted(Comparator.comparing(Colleague::name, String.CASE_INSENSITIVE_ORDER))
                .toList());
    }

    private static String nameAmongColleagues(Consultant consultant) {
        return consultant.displayName().isEmpty() ? consultant.username() : consultant.displayName();
    }
}
