-- One script for MySQL, MariaDB and H2. All instants are UTC. All text compares byte by byte (utf8mb4_bin), whatever
-- the server's defaults: names that compare otherwise are stored in a comparable form of their own.
--
-- Limits are in characters as people count them, but H2 counts some characters (emoji) as two, and lower case can be
-- longer than upper case. Columns for people's text therefore have twice the room, or are TEXT, and the domain decides.

CREATE TABLE installation (
  id                      INT          NOT NULL,
  master_key_fingerprint  VARCHAR(64)  NOT NULL,
  signing_key_fingerprint VARCHAR(64)  NOT NULL,
  admin_token_hash        VARCHAR(64),
  created_at              DATETIME(6)  NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE product (
  id   INT          NOT NULL,
  name VARCHAR(255) NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE product_version (
  product_id           INT NOT NULL,
  major                INT NOT NULL,
  minor                INT NOT NULL,
  latest_version       VARCHAR(128),
  latest_version_url   VARCHAR(2000),
  latest_version_notes TEXT,
  signing_key          VARCHAR(64),
  PRIMARY KEY (product_id, major, minor),
  CONSTRAINT product_version_product FOREIGN KEY (product_id) REFERENCES product (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Shared key, API keys and webhook secret are encrypted with the installation's master key; the password is a salted slow hash.
CREATE TABLE provider (
  name               VARCHAR(64)  NOT NULL,
  enabled            BOOLEAN      NOT NULL,
  is_open            BOOLEAN      NOT NULL,
  user_name          VARCHAR(510),
  password_hash      VARCHAR(255),
  shared_key         VARBINARY(2100),
  api_key            VARBINARY(2100),
  repeats            VARCHAR(16)  NOT NULL,
  live_only          BOOLEAN      NOT NULL,
  trust_buyer_fields BOOLEAN      NOT NULL,
  webhook_secret     VARBINARY(2100),
  shop_api_key       VARBINARY(2100),
  channel            VARCHAR(16),
  issue_when         VARCHAR(16)  NOT NULL,
  refunds            VARCHAR(16)  NOT NULL,
  partial_refunds    VARCHAR(16)  NOT NULL,
  disputes           VARCHAR(16)  NOT NULL,
  cancellations      VARCHAR(16)  NOT NULL,
  ended_subscriptions VARCHAR(16) NOT NULL,
  mails_keys         BOOLEAN      NOT NULL,
  receiver           VARCHAR(510),
  PRIMARY KEY (name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE argument_set (
  comparable_name VARCHAR(510)  NOT NULL,
  name            VARCHAR(510)  NOT NULL,
  arguments       VARCHAR(4000) NOT NULL,
  PRIMARY KEY (comparable_name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- identity decides which of several equal requests issues; NULL where every request is to issue. activations_per_license: of each of the
-- quantity, without what the order got besides.
CREATE TABLE order_line (
  id               BINARY(16)   NOT NULL,
  identity         VARCHAR(64),
  content          VARCHAR(64)  NOT NULL,
  provider         VARCHAR(64)  NOT NULL,
  order_id         VARCHAR(510),
  line             VARCHAR(510),
  subscription_id  VARCHAR(510),
  quantity         INT          NOT NULL,
  activations_per_license INT   NOT NULL,
  test_order       BOOLEAN      NOT NULL,
  send_mail        BOOLEAN      NOT NULL,
  mail_template    VARCHAR(510) NOT NULL,
  email            VARCHAR(640) NOT NULL,
  email_comparable VARCHAR(640) NOT NULL,
  customer_name    VARCHAR(510) NOT NULL,
  company          VARCHAR(510) NOT NULL,
  street1          VARCHAR(510) NOT NULL,
  street2          VARCHAR(510) NOT NULL,
  city             VARCHAR(510) NOT NULL,
  state            VARCHAR(510) NOT NULL,
  zip              VARCHAR(510) NOT NULL,
  country          VARCHAR(510) NOT NULL,
  phone            VARCHAR(510) NOT NULL,
  created_at       DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT order_line_identity UNIQUE (identity)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX order_line_by_order ON order_line (order_id, provider);
CREATE INDEX order_line_by_subscription ON order_line (subscription_id, provider);
CREATE INDEX order_line_by_email ON order_line (email_comparable);
-- A part of a provider's list is read in the order of the ids without sorting the rest.
CREATE INDEX order_line_by_provider ON order_line (provider, id);

-- What a shop or the staff said about a customer apart from an order. identity is made of the shop's own number of the
-- customer, else of the e-mail address, and decides whether two messages tell of the same one.
CREATE TABLE customer (
  id               BINARY(16)   NOT NULL,
  identity         VARCHAR(64)  NOT NULL,
  email            VARCHAR(640) NOT NULL,
  email_comparable VARCHAR(640) NOT NULL,
  name             VARCHAR(510) NOT NULL,
  company          VARCHAR(510) NOT NULL,
  street1          VARCHAR(510) NOT NULL,
  street2          VARCHAR(510) NOT NULL,
  city             VARCHAR(510) NOT NULL,
  state            VARCHAR(510) NOT NULL,
  zip              VARCHAR(510) NOT NULL,
  country          VARCHAR(510) NOT NULL,
  phone            VARCHAR(510) NOT NULL,
  created_at       DATETIME(6)  NOT NULL,
  changed_at       DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT customer_identity UNIQUE (identity)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX customer_by_email ON customer (email_comparable);

-- Exactly one of expires_at and expires_after_days is set, or none: the licence does not end. user_data_digest finds
-- licences by the vendor's own data, which are too long for an index.
CREATE TABLE license (
  id                     BINARY(16)    NOT NULL,
  license_key            VARCHAR(64)   NOT NULL,
  order_line_id          BINARY(16)    NOT NULL,
  position_in_order      INT           NOT NULL,
  product_id             INT           NOT NULL,
  major                  INT           NOT NULL,
  minor                  INT           NOT NULL,
  model                  VARCHAR(32)   NOT NULL,
  features               VARCHAR(64)   NOT NULL,
  activations_allowed    INT           NOT NULL,
  activations_used       INT           NOT NULL,
  floating_seats         INT           NOT NULL,
  expires_at             DATETIME(6),
  expires_after_days     INT,
  maintenance_starts_at  DATETIME(6),
  maintenance_expires_at DATETIME(6),
  affiliate_id           VARCHAR(510)  NOT NULL,
  user_data              TEXT          NOT NULL,
  user_data_digest       VARCHAR(64),
  computer_type          INT           NOT NULL,
  qlm_version            VARCHAR(20)   NOT NULL,
  properties             TEXT          NOT NULL,
  revoked_at             DATETIME(6),
  revoked_by             VARCHAR(16),
  upgraded_at            DATETIME(6),
  max_releases           INT,
  release_period_days    INT,
  releases               INT           NOT NULL,
  releases_since         DATETIME(6),
  renewals               INT           NOT NULL,
  revision               INT           NOT NULL,
  customer_id            BINARY(16),
  created_at             DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT license_license_key UNIQUE (license_key),
  CONSTRAINT license_position UNIQUE (order_line_id, position_in_order),
  CONSTRAINT license_order_line FOREIGN KEY (order_line_id) REFERENCES order_line (id),
  CONSTRAINT license_customer FOREIGN KEY (customer_id) REFERENCES customer (id),
  CONSTRAINT license_product_version FOREIGN KEY (product_id, major, minor) REFERENCES product_version (product_id, major, minor)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX license_by_user_data ON license (user_data_digest);
CREATE INDEX license_by_customer ON license (customer_id);

-- A computer that takes one of a licence's activations; license.activations_used counts them.
CREATE TABLE activation (
  id                  BINARY(16)   NOT NULL,
  license_id          BINARY(16)   NOT NULL,
  computer_id         VARCHAR(510) NOT NULL,
  computer_comparable VARCHAR(510) NOT NULL,
  computer_name       VARCHAR(510) NOT NULL,
  email               VARCHAR(640) NOT NULL,
  affiliate_id        VARCHAR(510) NOT NULL,
  user_data           TEXT         NOT NULL,
  log_data            TEXT         NOT NULL,
  activated_at        DATETIME(6)  NOT NULL,
  last_seen_at        DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT activation_computer UNIQUE (license_id, computer_comparable),
  CONSTRAINT activation_license FOREIGN KEY (license_id) REFERENCES license (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a payment prolonged, so that the same payment does not do it twice and what it gave can be taken back. payment: the
-- shop's number of it. ends_before and ends_after are NULL where no time is kept: what is left then is that it was done.
CREATE TABLE renewal (
  license_id  BINARY(16)   NOT NULL,
  subject     VARCHAR(16)  NOT NULL,
  provider    VARCHAR(64)  NOT NULL,
  payment     VARCHAR(510) NOT NULL,
  ends_before DATETIME(6),
  ends_after  DATETIME(6),
  state       VARCHAR(16)  NOT NULL,
  at          DATETIME(6)  NOT NULL,
  PRIMARY KEY (license_id, subject, provider, payment),
  CONSTRAINT renewal_license FOREIGN KEY (license_id) REFERENCES license (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX renewal_by_payment ON renewal (payment);

-- changes: a JSON array of [field, before, after].
CREATE TABLE license_event (
  id         BINARY(16)   NOT NULL,
  license_id BINARY(16)   NOT NULL,
  kind       VARCHAR(32)  NOT NULL,
  at         DATETIME(6)  NOT NULL,
  actor      VARCHAR(100) NOT NULL,
  address    VARCHAR(64)  NOT NULL,
  changes    TEXT         NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT license_event_license FOREIGN KEY (license_id) REFERENCES license (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE refused_repeat (
  order_line_id BINARY(16)  NOT NULL,
  quantity      INT         NOT NULL,
  id            BINARY(16)  NOT NULL,
  times         INT         NOT NULL,
  first_at      DATETIME(6) NOT NULL,
  last_at       DATETIME(6) NOT NULL,
  PRIMARY KEY (order_line_id, quantity),
  CONSTRAINT refused_repeat_id UNIQUE (id),
  CONSTRAINT refused_repeat_order_line FOREIGN KEY (order_line_id) REFERENCES order_line (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What shops told, kept before they are answered. An entry belongs to the server that counted its latest attempt;
-- next_attempt_at is when another may take it. arguments: a JSON object.
CREATE TABLE inbox (
  id              BINARY(16)    NOT NULL,
  provider        VARCHAR(64)   NOT NULL,
  number          VARCHAR(510)  NOT NULL,
  kind            VARCHAR(200)  NOT NULL,
  body            MEDIUMBLOB    NOT NULL,
  content_type    VARCHAR(510)  NOT NULL,
  arguments       TEXT          NOT NULL,
  address         VARCHAR(64)   NOT NULL,
  received_at     DATETIME(6)   NOT NULL,
  state           VARCHAR(16)   NOT NULL,
  attempts        INT           NOT NULL,
  next_attempt_at DATETIME(6),
  outcome         VARCHAR(4000) NOT NULL,
  concluded_at    DATETIME(6),
  PRIMARY KEY (id),
  CONSTRAINT inbox_event UNIQUE (provider, number)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX inbox_by_turn ON inbox (state, next_attempt_at);
CREATE INDEX inbox_by_end ON inbox (state, concluded_at);

-- The numbers by which shops name their paid orders and the payments of renewals: the order's own, and others such as a
-- payment's.
CREATE TABLE order_number (
  provider VARCHAR(64)  NOT NULL,
  number   VARCHAR(510) NOT NULL,
  order_id VARCHAR(510) NOT NULL,
  PRIMARY KEY (provider, number)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was paid, for shops that tell of refunds by their amounts, and why the money is gone. id: a fingerprint of provider and order, which together
-- are too long for the key of a refund. revision: changing it puts those in a row who give or take back what was paid for.
CREATE TABLE payment (
  id       VARCHAR(64) NOT NULL,
  paid     DECIMAL(20, 4),
  currency VARCHAR(3),
  revision INT         NOT NULL,
  loss     VARCHAR(16),
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE refund (
  payment_id VARCHAR(64)    NOT NULL,
  number     VARCHAR(510)   NOT NULL,
  amount     DECIMAL(20, 4) NOT NULL,
  currency   VARCHAR(3)     NOT NULL,
  at         DATETIME(6)    NOT NULL,
  PRIMARY KEY (payment_id, number),
  CONSTRAINT refund_payment FOREIGN KEY (payment_id) REFERENCES payment (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- From which licences a refund took something, all or what nobody uses, which it does once. refund: a fingerprint of provider
-- and number.
CREATE TABLE refunded_license (
  license_id BINARY(16)  NOT NULL,
  refund     VARCHAR(64) NOT NULL,
  at         DATETIME(6) NOT NULL,
  PRIMARY KEY (license_id, refund),
  CONSTRAINT refunded_license_license FOREIGN KEY (license_id) REFERENCES license (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- subscription: a fingerprint of provider and number, which together are too long for a key.
CREATE TABLE subscription_order (
  subscription VARCHAR(64)  NOT NULL,
  order_id     VARCHAR(510) NOT NULL,
  PRIMARY KEY (subscription, order_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Up to which moment a shop told of what changes with time: what a subscription holds, who a customer is. subject: a
-- fingerprint of the shop and its numbers for it, which together are too long for a key.
CREATE TABLE told_moment (
  subject VARCHAR(64) NOT NULL,
  told_at DATETIME(6) NOT NULL,
  PRIMARY KEY (subject)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Mails to customers, written down with what they tell of and sent afterwards. due_at is NULL where there is nothing to
-- do, so that the index on it holds the unsent ones first. recipient: empty for the customer's own address.
-- renewed_until: the new end by which a renewal is told once; NULL in mails of keys, which are as many as were wanted.
CREATE TABLE order_mail (
  id            BINARY(16)   NOT NULL,
  order_line_id BINARY(16)   NOT NULL,
  event         VARCHAR(32)  NOT NULL,
  template      VARCHAR(510) NOT NULL,
  recipient     VARCHAR(640) NOT NULL,
  state         VARCHAR(16)  NOT NULL,
  sendings      INT          NOT NULL,
  attempts      INT          NOT NULL,
  due_at        DATETIME(6),
  remark        VARCHAR(255) NOT NULL,
  created_at    DATETIME(6)  NOT NULL,
  asked_at      DATETIME(6)  NOT NULL,
  sent_at       DATETIME(6),
  renewed_until DATETIME(6),
  PRIMARY KEY (id),
  CONSTRAINT order_mail_renewal UNIQUE (order_line_id, renewed_until),
  CONSTRAINT order_mail_order_line FOREIGN KEY (order_line_id) REFERENCES order_line (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX order_mail_by_due ON order_mail (due_at);
-- A part of the list of one state is read in the order of the ids without sorting the rest.
CREATE INDEX order_mail_by_state ON order_mail (state, id);

-- usual_for: the orders that get the template without asking for it; NULL for those that only get it by its name.
CREATE TABLE mail_template (
  comparable_name VARCHAR(510) NOT NULL,
  name            VARCHAR(510) NOT NULL,
  event           VARCHAR(32)  NOT NULL,
  usual_for       VARCHAR(64),
  product_id      INT,
  subject         VARCHAR(510) NOT NULL,
  text_body       TEXT         NOT NULL,
  html_body       MEDIUMTEXT,
  PRIMARY KEY (comparable_name),
  CONSTRAINT mail_template_usual_for UNIQUE (usual_for)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was told of customers apart from orders. changes: as in license_event.
CREATE TABLE customer_event (
  id          BINARY(16)   NOT NULL,
  customer_id BINARY(16)   NOT NULL,
  kind        VARCHAR(32)  NOT NULL,
  at          DATETIME(6)  NOT NULL,
  actor       VARCHAR(100) NOT NULL,
  address     VARCHAR(64)  NOT NULL,
  changes     TEXT         NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT customer_event_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Whom the vendor wants to be told what happens. types: names with commas between them, empty for all. secret: encrypted.
CREATE TABLE event_endpoint (
  id            BINARY(16)     NOT NULL,
  url           VARCHAR(2000)  NOT NULL,
  types         VARCHAR(1000)  NOT NULL,
  enabled       BOOLEAN        NOT NULL,
  include_keys  BOOLEAN        NOT NULL,
  qlm_signature BOOLEAN        NOT NULL,
  secret        VARBINARY(2100) NOT NULL,
  created_at    DATETIME(6)    NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The events on their way to endpoints, written with the events. No foreign keys: a server may know for a second longer
-- of an endpoint that another one has removed, and what it does meanwhile must not fail for that.
CREATE TABLE delivery (
  id               BINARY(16)   NOT NULL,
  endpoint_id      BINARY(16)   NOT NULL,
  type             VARCHAR(32)  NOT NULL,
  event_id         BINARY(16)   NOT NULL,
  subject_id       BINARY(16)   NOT NULL,
  created_at       DATETIME(6)  NOT NULL,
  state            VARCHAR(16)  NOT NULL,
  attempts         INT          NOT NULL,
  earlier_attempts INT          NOT NULL,
  next_attempt_at  DATETIME(6),
  status           INT,
  outcome          VARCHAR(500) NOT NULL,
  concluded_at     DATETIME(6),
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX delivery_by_turn ON delivery (endpoint_id, state, next_attempt_at);
CREATE INDEX delivery_by_end ON delivery (concluded_at);
