package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.Installation;
import io.github.keyreeve.application.port.out.Transactions;
import io.github.keyreeve.application.secret.TokenHash;
import io.github.keyreeve.bootstrap.files.AdminTokenFile;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The token by which the vendor's staff are known, made at the first start. */
public final class AdministratorToken {

    private static final Logger LOG = LoggerFactory.getLogger(AdministratorToken.class);
    private static final int BYTES = 32;

    private final Transactions transactions;
    private final Installation installation;
    private final AdminTokenFile file;
    private final SecureRandom random;

    AdministratorToken(Transactions transactions, Installation installation, AdminTokenFile file, SecureRandom random) {
        this.transactions = transactions;
        this.installation = installation;
        this.file = file;
        this.random = random;
    }

    /** Makes a token where the installation has none. */
    void ensure() {
        if (installation.adminTokenHash().isEmpty()) {
            replace();
        }
    }

    /** Makes a new token, from which moment the one before is refused by every server. */
    public void replace() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        // The file first: a token that nobody can read would lock the staff out.
        file.write(token);
        transactions.inTransaction(() -> {
            installation.replaceAdminTokenHash(TokenHash.of(token).hex());
            return true;
        });
        LOG.info("the administrator token is in {}", file.path());
    }
}
