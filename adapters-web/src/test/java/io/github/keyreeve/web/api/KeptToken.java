package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.out.AdministratorTokens;

/** Administrator tokens kept in memory. */
final class KeptToken implements AdministratorTokens {

    private volatile String token = "";

    @Override
    public String next() {
        return token + "a-new-administrator-token";
    }

    @Override
    public void keep(String newToken) {
        token = newToken;
    }

    @Override
    public String place() {
        return "the file admin-token";
    }

    String token() {
        return token;
    }
}
