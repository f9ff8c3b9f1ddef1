package dev.gonemaster.cli.client;

import java.net.URI;
import java.net.URISyntaxException;

/// Where the API of a server is.
final class ServerAddress {
    private static final String BASE = "/api/v1";

    private ServerAddress() {
    }

    /// @param typed scheme, path or both may be missing
    /// @return without a slash at its end
    /// @throws UsageException when it is no address
    static URI parse(String typed) {
        String text = typed.contains("://") ? typed : "http://" + typed;
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        try {
            URI uri = new URI(text.endsWith(BASE) ? text : text + BASE);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // told below
        }
        throw new UsageException("--server: \"" + typed + "\" is not an address like https://host:8080");
    }
}
