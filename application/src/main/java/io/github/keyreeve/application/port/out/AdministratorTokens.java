package io.github.keyreeve.application.port.out;

/** Where new administrator tokens come from and are kept for the staff to read. */
public interface AdministratorTokens {

    /** A new token that nobody can guess. */
    String next();

    /** Puts the token where the staff will look, in place of the one before, safe even against a power cut. */
    void keep(String token);

    /** Where that is, for a person. */
    String place();
}
