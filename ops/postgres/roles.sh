#!/bin/bash
# Run once by the image's entrypoint, on an empty data folder.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set "owner_password=$GATEKEEPER_PASSWORD" \
  --set "consumer_password=$GATEKEEPER_CONSUMER_PASSWORD" \
  --set "reader_password=$GATEKEEPER_READER_PASSWORD" \
  --file /etc/gatekeeper/roles.sql
