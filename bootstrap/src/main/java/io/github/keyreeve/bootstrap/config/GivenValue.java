package io.github.keyreeve.bootstrap.config;

/**
 * The value of a setting as it was written.
 *
 * @param place where, in words, e.g. {@code environment} or the path of the file
 */
record GivenValue(String text, Origin origin, String place) {
}
