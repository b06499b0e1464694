package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.ActivateComputers;
import io.github.keyreeve.application.port.in.ChooseSigningKey;
import io.github.keyreeve.domain.license.GracePeriods;
import io.github.keyreeve.web.access.PublicLimits;
import io.github.keyreeve.web.qlm.QlmMethod;
import java.util.Set;

/**
 * What applications on customers' computers ask for without a token, and how they are bounded.
 *
 * @param limits the same that bound QLM's methods: who is slowed down at one door is at the other
 * @param switchedOff QLM's methods that the operator has switched off, and with each what does the same here
 */
public record ApplicationAccess(
        ActivateComputers activations,
        ChooseSigningKey signingKeys,
        GracePeriods grace,
        PublicLimits limits,
        Set<QlmMethod> switchedOff) {}
