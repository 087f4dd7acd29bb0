package com.cxcheck.operations;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How long deleted data stays in the database's file and in backups. */
@Component
public class DeletedDataLifetime {

    private final long daysInFile;
    private final long daysInBackups;

    DeletedDataLifetime(DataSource database, ObjectProvider<Backup> backups, Backup.Settings settings, Clock clock) {
        this.daysInFile = H2FileDataSource.of(database).isPresent() ? 1 : 0;
        this.daysInBackups =
                backups.stream().mapToLong(made -> settings.lifetimeDays(clock)).sum();
    }

    /** Days until it is gone from the database's file; 0 if the database overwrites it at no set time. */
    public long daysInFile() {
        return daysInFile;
    }

    /** Days, rounded up, until the last backup with it is removed; 0 if the program makes none. */
    public long daysInBackups() {
        return daysInBackups;
    }
}
