package dev.gatekeeper.infra;

import java.sql.Connection;
import java.sql.SQLException;

/// The role that every server here has, and its databases. Connections are the superuser's.
final class GatekeeperRole {

    /// The role, its password, and the database that it owns from the start.
    static final String NAME = "gatekeeper";

    private GatekeeperRole() {}

    /// Makes what is missing of the role and its first database.
    static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    begin
                      if not exists (select from pg_roles where rolname = 'gatekeeper') then
                        create role gatekeeper login password 'gatekeeper';
                      end if;
                    end
                    $$""");
            try (var found = statement.executeQuery("select from pg_database where datname = 'gatekeeper'")) {
                if (found.next()) {
                    return;
                }
            }
        }
        createDatabase(connection, NAME);
    }

    /// @param name fit to stand in SQL unquoted
    static void createDatabase(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner gatekeeper");
        }
    }
}
