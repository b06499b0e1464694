package io.github.keyreeve.persistence;

import io.github.keyreeve.application.port.out.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/** Lends the pool's connections. That there is none in time is not a fault of the statement that needed it. */
record PooledConnections(DataSource pool) implements ConnectionProvider {

    @Override
    public Connection acquire() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new StorageUnavailableException("The database gave no connection in time.", e);
        }
    }

    @Override
    public void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DataAccessException("A connection could not be given back.", e);
        }
    }
}
