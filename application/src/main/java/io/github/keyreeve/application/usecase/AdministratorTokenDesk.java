package io.github.keyreeve.application.usecase;

import io.github.keyreeve.application.port.in.ReplaceAdministratorToken;
import io.github.keyreeve.application.port.out.AdministratorTokens;
import io.github.keyreeve.application.port.out.Installation;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.application.secret.TokenHash;

/** Looks after the token that an installation makes for itself. */
public final class AdministratorTokenDesk implements ReplaceAdministratorToken {

    private final Transactions transactions;
    private final Installation installation;
    private final AdministratorTokens tokens;
    private final boolean setByOperator;

    /** @param setByOperator whether the operator has set a token, which then counts instead */
    public AdministratorTokenDesk(
            Transactions transactions, Installation installation, AdministratorTokens tokens, boolean setByOperator) {
        this.transactions = transactions;
        this.installation = installation;
        this.tokens = tokens;
        this.setByOperator = setByOperator;
    }

    /** Makes a token where the installation has none yet and the operator has set none. */
    public void ensure() {
        if (!setByOperator && installation.adminTokenHash().isEmpty()) {
            replace();
        }
    }

    @Override
    public Outcome replace() {
        if (setByOperator) {
            return new Outcome.SetByOperator();
        }
        String token = tokens.next();
        // Kept first: a token that counts and that nobody can read would lock the staff out.
        tokens.keep(token);
        transactions.inTransaction(() -> {
            installation.replaceAdminTokenHash(TokenHash.of(token).hex());
            return token;
        });
        return new Outcome.Replaced(tokens.place());
    }
}
