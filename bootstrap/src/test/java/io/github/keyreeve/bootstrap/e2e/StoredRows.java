package io.github.keyreeve.bootstrap.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is in a server's database, read and changed by SQL of the tests' own. */
record StoredRows(String url, String user, String password) {

    private static final List<String> TABLES = List.of("order_line", "license", "license_event", "refused_repeat");
    private static final Map<String, String> CUSTOMER = Map.of("email", "email", "name", "customer_name",
            "company", "company", "street1", "street1", "street2", "street2", "city", "city", "state", "state",
            "zip", "zip", "country", "country", "phone", "phone");

    /** Everything that was ever ordered, oldest first. */
    List<StoredOrder> orders() {
        return select("SELECT * FROM order_line ORDER BY id");
    }

    /** What was ordered last. */
    StoredOrder newest() {
        return select("SELECT * FROM order_line ORDER BY id DESC LIMIT 1").getFirst();
    }

    List<StoredOrder> orders(String orderId) {
        return select("SELECT * FROM order_line WHERE order_id = ? ORDER BY id", orderId);
    }

    /** The only line of this order. */
    StoredOrder order(String orderId) {
        List<StoredOrder> lines = orders(orderId);
        if (lines.size() != 1) {
            throw new AssertionError("Order %s has %d lines.".formatted(orderId, lines.size()));
        }
        return lines.getFirst();
    }

    /** How many rows each table has that issuing writes to. */
    Map<String, Integer> count() {
        Map<String, Integer> count = new TreeMap<>();
        try (Connection connection = connection(); Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table);
                rows.next();
                count.put(table, rows.getInt(1));
            }
            return count;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** As an administrator would change something. */
    void change(String sql) {
        try (Connection connection = connection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<StoredOrder> select(String sql, Object... values) {
        try (Connection connection = connection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<StoredOrder> orders = new ArrayList<>();
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                orders.add(order(connection, row));
            }
            return orders;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static StoredOrder order(Connection connection, ResultSet row) throws SQLException {
        List<StoredLicense> licenses = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM license WHERE order_line_id = ? ORDER BY position_in_order")) {
            statement.setBytes(1, row.getBytes("id"));
            ResultSet license = statement.executeQuery();
            while (license.next()) {
                licenses.add(license(license));
                keys.add(license.getString("license_key"));
            }
        }
        Map<String, String> customer = new TreeMap<>();
        for (Map.Entry<String, String> part : CUSTOMER.entrySet()) {
            String text = row.getString(part.getValue());
            if (!text.isEmpty()) {
                customer.put(part.getKey(), text);
            }
        }
        return new StoredOrder(
                row.getString("provider"),
                row.getString("order_id"),
                row.getString("line"),
                row.getString("subscription_id"),
                row.getInt("quantity"),
                row.getBoolean("test_order"),
                row.getBoolean("send_mail") ? row.getString("mail_template") : null,
                customer,
                licenses,
                keys);
    }

    private static StoredLicense license(ResultSet row) throws SQLException {
        LocalDateTime expiresAt = row.getObject("expires_at", LocalDateTime.class);
        LocalDateTime maintenanceStartsAt = row.getObject("maintenance_starts_at", LocalDateTime.class);
        return new StoredLicense(
                "%d %d.%d".formatted(row.getInt("product_id"), row.getInt("major"), row.getInt("minor")),
                row.getString("model"),
                row.getInt("activations_allowed"),
                row.getInt("floating_seats"),
                row.getString("features"),
                expiresAt == null ? null : expiresAt.toString(),
                row.getObject("expires_after_days", Integer.class),
                maintenanceStartsAt == null ? null : maintenanceStartsAt + "/"
                        + row.getObject("maintenance_expires_at", LocalDateTime.class),
                row.getString("affiliate_id"),
                row.getString("user_data"),
                row.getInt("computer_type"),
                row.getString("qlm_version"),
                row.getString("properties"));
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
