-- Groma's own tables: who calls, with which keys; answers kept for retries; secrets of this installation.

CREATE TABLE groma_consumers (
  id text PRIMARY KEY,
  scopes jsonb NOT NULL DEFAULT '[]',
  tier text NOT NULL DEFAULT 'standard',
  version text,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- A key is kept as its SHA-256 only; `hint` is what a person recognises it by.
CREATE TABLE groma_keys (
  hash text PRIMARY KEY,
  consumer_id text NOT NULL REFERENCES groma_consumers (id) ON DELETE CASCADE,
  hint text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX groma_keys_by_consumer ON groma_keys (consumer_id);

-- The answer to the first request with a key, as it was sent. `body_hash` is of the raw bytes, `fingerprint` of their meaning.
CREATE TABLE groma_idempotency (
  consumer_id text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  body_hash text NOT NULL,
  status integer NOT NULL,
  headers jsonb NOT NULL,
  body bytea,
  request_id text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (consumer_id, key)
);
CREATE INDEX groma_idempotency_by_expiry ON groma_idempotency (expires_at);

-- What instances of this service share and nobody else may know: the keys that seal cursors.
CREATE TABLE groma_secrets (
  name text PRIMARY KEY,
  value text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
