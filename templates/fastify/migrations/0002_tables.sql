-- Written once by Groma, never changed: a further change of the document makes a further file.

CREATE TABLE "customers" (
  "id" text NOT NULL DEFAULT 'cus_' || replace(gen_random_uuid()::text, '-', ''),
  "name" text NOT NULL,
  "email" text NOT NULL,
  "note" text,
  "consumer_id" text NOT NULL,
  "version" bigint NOT NULL DEFAULT 1,
  "created_at" timestamptz NOT NULL DEFAULT now(),
  "updated_at" timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY ("consumer_id", "id")
);
CREATE INDEX "customers_by_created_at_id" ON "customers" ("consumer_id", "created_at" DESC, "id" DESC);
CREATE INDEX "customers_by_email_created_at_id" ON "customers" ("consumer_id", "email", "created_at" DESC, "id" DESC);
CREATE TABLE "orders" (
  "id" text NOT NULL DEFAULT 'ord_' || replace(gen_random_uuid()::text, '-', ''),
  "customer_id" text NOT NULL,
  "status" text NOT NULL DEFAULT 'open'::text,
  "currency" text NOT NULL,
  "total" bigint NOT NULL,
  "items" jsonb NOT NULL,
  "note" text,
  "consumer_id" text NOT NULL,
  "version" bigint NOT NULL DEFAULT 1,
  "created_at" timestamptz NOT NULL DEFAULT now(),
  "updated_at" timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY ("consumer_id", "id")
);
CREATE INDEX "orders_by_created_at_id" ON "orders" ("consumer_id", "created_at" DESC, "id" DESC);
CREATE INDEX "orders_by_customer_id_created_at_id" ON "orders" ("consumer_id", "customer_id", "created_at" DESC, "id" DESC);
CREATE INDEX "orders_by_status_created_at_id" ON "orders" ("consumer_id", "status", "created_at" DESC, "id" DESC);
CREATE TABLE "payments" (
  "id" text NOT NULL DEFAULT 'pay_' || replace(gen_random_uuid()::text, '-', ''),
  "order_id" text NOT NULL,
  "amount" bigint NOT NULL,
  "currency" text NOT NULL,
  "token" text NOT NULL,
  "status" text NOT NULL DEFAULT 'captured'::text,
  "consumer_id" text NOT NULL,
  "version" bigint NOT NULL DEFAULT 1,
  "created_at" timestamptz NOT NULL DEFAULT now(),
  "updated_at" timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY ("consumer_id", "id")
);
CREATE INDEX "payments_by_created_at_id" ON "payments" ("consumer_id", "created_at" DESC, "id" DESC);
CREATE INDEX "payments_by_order_id_created_at_id" ON "payments" ("consumer_id", "order_id", "created_at" DESC, "id" DESC);
CREATE INDEX "payments_by_status_created_at_id" ON "payments" ("consumer_id", "status", "created_at" DESC, "id" DESC);
CREATE TABLE "refunds" (
  "id" text NOT NULL DEFAULT 'ref_' || replace(gen_random_uuid()::text, '-', ''),
  "payment_id" text NOT NULL,
  "amount" bigint NOT NULL,
  "currency" text NOT NULL,
  "reason" text NOT NULL,
  "consumer_id" text NOT NULL,
  "version" bigint NOT NULL DEFAULT 1,
  "created_at" timestamptz NOT NULL DEFAULT now(),
  "updated_at" timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY ("consumer_id", "id")
);
CREATE INDEX "refunds_by_created_at_id" ON "refunds" ("consumer_id", "created_at" DESC, "id" DESC);
CREATE INDEX "refunds_by_payment_id_created_at_id" ON "refunds" ("consumer_id", "payment_id", "created_at" DESC, "id" DESC);
