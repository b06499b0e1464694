package io.github.keyreeve.web.api.dto;

/** @param file where the new token is kept on the server's machine */
public record TokenPlace(String file) {}
