package com.cxcheck.account;

import com.cxcheck.brand.Brand;
import com.cxcheck.brand.Brands;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The names of consultants that visitors see, which are never the ones that they sign in with. */
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
}
