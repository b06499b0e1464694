package io.github.keyreeve.persistence;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code jdbc:mysql:} URL.
 *
 * @param server everything up to the slash before the schema
 * @param schema the schema's name, as it stands in the URL
 * @param properties the connection properties with the question mark, or empty
 */
record MySqlUrl(String server, String schema, String properties) {

    private static final Pattern FORM = Pattern.compile("(jdbc:mysql:[a-z0-9+:]*//[^/]*)/([^/?]+)(\\?.*)?");

    /** What Keyreeve needs for being right whatever the server's defaults, and for not waiting without bound. */
    private static final Map<String, String> NEEDED = needed();

    /** @throws IllegalArgumentException without the URL's text, which may hold a password */
    static MySqlUrl of(String url) {
        Matcher parts = FORM.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("The database's URL must have the form jdbc:mysql://host:port/schema.");
        }
        return new MySqlUrl(parts.group(1), parts.group(2), parts.group(3) == null ? "" : parts.group(3));
    }

    /** The URL with all that Keyreeve needs and the operator has not set. */
    String complete() {
        return server + "/" + schema + completeProperties();
    }

    /** The same server without a schema, for the time before the schema exists. */
    String withoutSchema() {
        return server + "/" + completeProperties();
    }

    private String completeProperties() {
        StringBuilder complete = new StringBuilder(properties.isEmpty() ? "?" : properties);
        NEEDED.forEach((name, value) -> {
            if (!sets(name)) {
                complete.append(complete.charAt(complete.length() - 1) == '?' ? "" : "&").append(name).append('=').append(value);
            }
        });
        return complete.toString();
    }

    private boolean sets(String name) {
        String lower = properties.toLowerCase(Locale.ROOT);
        String start = name.toLowerCase(Locale.ROOT) + "=";
        return lower.contains("?" + start) || lower.contains("&" + start);
    }

    private static Map<String, String> needed() {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("connectionTimeZone", "UTC");
        needed.put("forceConnectionTimeZoneToSession", "true");
        needed.put("characterEncoding", "UTF-8");
        needed.put("connectionCollation", "utf8mb4_bin");
        // A server that truncates what does not fit, or keeps a lock for 50 s, must not be one for Keyreeve.
        needed.put("sessionVariables", "sql_mode='STRICT_TRANS_TABLES%2CSTRICT_ALL_TABLES%2CNO_ZERO_DATE%2CNO_ZERO_IN_DATE"
                + "%2CERROR_FOR_DIVISION_BY_ZERO%2CNO_ENGINE_SUBSTITUTION'%2Cinnodb_lock_wait_timeout=5");
        // An update counts the rows it found, whether or not their content changed by it.
        needed.put("useAffectedRows", "false");
        needed.put("rewriteBatchedStatements", "true");
        needed.put("cachePrepStmts", "true");
        needed.put("prepStmtCacheSize", "100");
        needed.put("prepStmtCacheSqlLimit", "8192");
        needed.put("useLocalSessionState", "true");
        needed.put("cacheServerConfiguration", "true");
        // The pool connects in the background, so that no request waits this long.
        needed.put("connectTimeout", "10000");
        needed.put("socketTimeout", "20000");
        needed.put("tcpKeepAlive", "true");
        return needed;
    }
}
