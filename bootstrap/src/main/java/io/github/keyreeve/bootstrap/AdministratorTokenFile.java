package io.github.keyreeve.bootstrap;

import io.github.keyreeve.application.port.out.AdministratorTokens;
import io.github.keyreeve.bootstrap.files.AdminTokenFile;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the administrator token in the data directory, readable by the server's user alone. */
final class AdministratorTokenFile implements AdministratorTokens {

    private static final Logger LOG = LoggerFactory.getLogger(AdministratorTokenFile.class);
    private static final int BYTES = 32;

    private final AdminTokenFile file;
    private final SecureRandom random;

    AdministratorTokenFile(AdminTokenFile file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    @Override
    public String next() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    @Override
    public void keep(String token) {
        file.write(token);
        LOG.info("a new administrator token is in {}", place());
    }

    @Override
    public String place() {
        return file.path().toString();
    }
}
