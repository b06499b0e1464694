package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.ManageEventEndpoints;
import io.github.keyreeve.application.port.in.TendDeliveries;

/** What the staff do about the events that the vendor's own systems are told. */
public record EventWork(ManageEventEndpoints endpoints, TendDeliveries deliveries) {}
