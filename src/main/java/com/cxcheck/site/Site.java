package com.cxcheck.site;

import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The public address, from which absolute links (on pages, in QR codes and mails) are made. Requests aren't used for that, since
 * anyone can forge a Host header.
 *
 * @param url the public address, such as https://check.example.org, or https://example.org/check where it has a path; at most
 *     500 characters, without a slash at the end
 */
@ConfigurationProperties("cxcheck")
public record Site(String url) {

    /** Short enough for a QR code of every page. */
    private static final int MAX_LENGTH = 500;

    static final String PATH = "(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)*";

    private static final Pattern FORM = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?" + PATH);

    public Site {
        url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        if (url.length() > MAX_LENGTH
                || !FORM.matcher(url).matches()
                || URI.create(url).getHost() == null) {
            throw new IllegalArgumentException("cxcheck.url has to be an address such as https://check.example.org or"
                    + " https://example.org/check, with its host in small letters");
        }
    }

    /** The public address of a page or file, whose path begins with a slash. */
    public String url(String path) {
        return url + path;
    }

    public String host() {
        return URI.create(url).getHost();
    }

    /** The path, such as /check; empty if there is none. */
    public String path() {
        return URI.create(url).getPath();
    }

    /** The origin as browsers write it, without the default port. */
    public String origin() {
        URI address = URI.create(url);
        boolean defaultPort = address.getPort() == (address.getScheme().equals("https") ? 443 : 80);
        return address.getScheme() + "://" + (defaultPort ? address.getHost() : address.getAuthority());
    }
}
