package com.cxcheck.backup;

import com.cxcheck.database.H2File;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** For how long what was deleted can still be found where no page shows it. */
@Component
public class DeletedData {

    private final boolean rewrittenDaily;
    private final long daysInBackups;

    DeletedData(DataSource database, ObjectProvider<Backup.Settings> backups, Clock clock) {
        this.rewrittenDaily = H2File.of(database).isPresent();
        this.daysInBackups =
                backups.stream().mapToLong(settings -> settings.days(clock)).sum();
    }

    /** Whether it is gone from the database's file within a day; if not, the database overwrites it at no set time. */
    public boolean isRewrittenDaily() {
        return rewrittenDaily;
    }

    /** After how many days, rounded up, the last backup that holds it is removed; 0 if the program makes none. */
    public long daysInBackups() {
        return daysInBackups;
    }
}
