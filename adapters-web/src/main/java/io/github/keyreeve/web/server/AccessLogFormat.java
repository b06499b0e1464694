package io.github.keyreeve.web.server;

/** How the access log writes a request. */
public enum AccessLogFormat {
    /** One JSON object a line. */
    JSON,
    /** One line of blank-separated fields. */
    PLAIN,
    /** Nothing is written. */
    OFF
}
