package io.github.keyreeve.web.api;

import io.github.keyreeve.application.port.in.FollowMails;
import io.github.keyreeve.application.port.in.ManageMailTemplates;

/** What the vendor's staff do with mails to customers. */
public record MailWork(FollowMails mails, ManageMailTemplates templates) {}
