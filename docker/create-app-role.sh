#!/bin/sh
# The role that API and worker sign in with: it owns no table; `setup` gives it its rights.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -v password="$APP_PASSWORD" <<'SQL'
CREATE ROLE yipanqi_app LOGIN PASSWORD :'password';
SQL
