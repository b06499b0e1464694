package io.github.keyreeve.web.notice;

import io.github.keyreeve.application.port.in.AdmitProvider.Signature;

/** Finds out whether a message comes from its shop, where the shop does not sign it. */
@FunctionalInterface
public interface SenderCheck {

    /** @throws SenderUnknownException if it cannot be found out now */
    Signature.Verdict check(ShopMessage message);
}
