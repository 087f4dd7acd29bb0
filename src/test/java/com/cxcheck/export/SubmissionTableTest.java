package com.cxcheck.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.inbox.Inbox;
import com.cxcheck.inbox.Population;
import com.cxcheck.inbox.SubmissionFilter;
import com.cxcheck.questionnaire.Questionnaire;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What an export of many takes from others. */
@AppTest
@Import(SubmissionTableTest.TakenConnections.class)
class SubmissionTableTest {

    @Autowired
    private DataSource database;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private Inbox inbox;

    @Autowired
    private SubmissionTable table;

    @Autowired
    private Clock clock;

    /** Records the connections that the test's thread takes: outside of a transaction, one for each statement. */
    static class TakenConnections implements BeanPostProcessor {

        private static final ThreadLocal<Deque<Connection>> TAKEN = ThreadLocal.withInitial(ArrayDeque::new);

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return !(bean instanceof DataSource database)
                    ? bean
                    : new DelegatingDataSource(database) {

                        @Override
                        public Connection getConnection() throws SQLException {
                            TAKEN.get().push(super.getConnection());
                            return TAKEN.get().element();
                        }
                    };
        }
    }

    @BeforeEach
    void empty() {
        Population.clear(JdbcClient.create(database));
    }

    private void populate(int number) {
        long version = JdbcClient.create(database)
                .sql("select max(id) from questionnaire_version")
                .query(Long.class)
                .single();
        new Population(new JdbcTemplate(database), questionnaire, version, 1).add(number, clock.instant(), 100);
    }

    private void export(SubmissionTable.Sheet sheet) throws IOException {
        TakenConnections.TAKEN.get().clear();
        table.write(inbox.idBatches(SubmissionFilter.ALL), Locale.ENGLISH, true, sheet);
    }

    @Test
    void fiveStatementsReadAThousandAndOneFindsThem() throws IOException {
        populate(2_500);
        AtomicInteger rows = new AtomicInteger();

        export(cells -> rows.incrementAndGet());

        assertThat(rows).hasValue(1 + 2_500);
        assertThat(TakenConnections.TAKEN.get())
                .as("and one each reads the versions of the questionnaire, the consultants and the time zone")
                .hasSize(3 * (5 + 1) + 1 + 1 + 1 + 1);
    }

    @Test
    void whoTakesTheRowsSlowlyKeepsNoConnectionFromOthers() throws IOException {
        populate(10);
        AtomicInteger rows = new AtomicInteger();

        export(cells -> {
            rows.incrementAndGet();
            assertThat(isBack(TakenConnections.TAKEN.get().element())).isTrue();
        });

        assertThat(rows).hasValue(1 + 10);
    }

    private static boolean isBack(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsDeletedMeanwhileIsLeftOut() throws IOException {
        populate(1_010);
        AtomicInteger rows = new AtomicInteger();

        export(cells -> {
            if (rows.incrementAndGet() == 1 + 1_000) {
                Population.clear(JdbcClient.create(database));
            }
        });

        assertThat(rows).hasValue(1 + 1_000);
    }
}

@PostgresTest
@Tag("slow")
class SubmissionTableOnPostgresTest extends SubmissionTableTest {}
