// SPDX-License-Identifier: Apache-2.0
package sideways.event;

import java.util.Locale;

/** Whose a link is: its host, which names no person as the rest of a link may. */
public final class Hosts {

    private Hosts() { }

    /** Host of {@code url} in lower case, without {@code www.}; of what is no url, what stands before the first slash. */
    public static String of(String url) {
        String rest = url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3);
        String host = rest.split("[/?#]", 2)[0].toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
