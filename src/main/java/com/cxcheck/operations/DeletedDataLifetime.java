package com.cxcheck.operations;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** For how long what was deleted can still be found where no page shows it. */
@Component
public class DeletedDataLifetime {

    private final long daysInFile;
    private final long daysInBackups;

    DeletedDataLifetime(DataSource database, ObjectProvider<Backup> backups, Backup.Settings settings, Clock clock) {
        this.daysInFile = H2FileDataSource.of(database).isPresent() ? 1 : 0;
        this.daysInBackups =
                backups.stream().mapToLong(made -> settings.days(clock)).sum();
    }

    /** After how many days it is gone from the database's file; 0 if the database overwrites it at no set time. */
    public long daysInFile() {
        return daysInFile;
    }

    /** After how many days, rounded up, the last backup that holds it is removed; 0 if the program makes none. */
    public long daysInBackups() {
        return daysInBackups;
    }
}
