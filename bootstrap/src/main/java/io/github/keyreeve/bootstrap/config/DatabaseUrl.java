package io.github.keyreeve.bootstrap.config;

import java.util.regex.Pattern;

/** What the configuration knows of a JDBC URL. */
final class DatabaseUrl {

    private static final Pattern PASSWORD_ARGUMENT =
            Pattern.compile("(?i)([?&;,(][^=?&;,()]*(?:password|secret)[^=?&;,()]*=)[^?&;,()]*");
    private static final Pattern USER_INFO = Pattern.compile("//([^/?#]*):([^/?#]*)@");

    private DatabaseUrl() {
    }

    static Accepted<String> accepted() {
        return new Accepted<>("jdbc:mysql://HOST/DATABASE or jdbc:h2:PLACE", text -> {
            if (text.startsWith("jdbc:mariadb:")) {
                throw new Accepted.Hint("write jdbc:mysql: instead, the same connector serves MariaDB");
            }
            if (!text.startsWith("jdbc:mysql://") && !text.startsWith("jdbc:h2:")) {
                throw new IllegalArgumentException();
            }
            return text;
        });
    }

    static boolean namesUser(String url) {
        return url.startsWith("jdbc:h2:") || url.contains("@") || url.contains("user=");
    }

    static String withoutPassword(String url) {
        String arguments = PASSWORD_ARGUMENT.matcher(url).replaceAll("$1(hidden)");
        return USER_INFO.matcher(arguments).replaceAll("//$1:(hidden)@");
    }
}
