package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class H2FileCopyTest {

    private static final int ROWS = 20_000;

    @TempDir
    private Path folder;

    private static String word(int number) {
        return "word" + number + "end";
    }

    /** An index of so many rows has inner pages, of which each key was one of a row. */
    @Test
    void aCopyHasAllRowsAndNothingOfDeletedOnesNotEvenInItsIndexes() throws Exception {
        Path copy = folder.resolve("copy.mv.db");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("original"))) {
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql("create table text (id bigint primary key, word varchar)").update();
            jdbc.sql("create index word on text (word)").update();
            jdbc.sql("insert into text select x, 'word' || x || 'end' from system_range(1, ?)")
                    .param(ROWS)
                    .update();
            jdbc.sql("checkpoint sync").update();
            jdbc.sql("delete from text where mod(id, 2) = 0").update();
            jdbc.sql("checkpoint sync").update();
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();

            H2FileCopy.write(session.getDatabase().getStore().getMvStore(), copy.toString());
        }

        String bytes = Files.readString(copy, StandardCharsets.ISO_8859_1);
        assertThat(IntStream.rangeClosed(1, ROWS / 2).mapToObj(i -> word(2 * i)).filter(bytes::contains))
                .isEmpty();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("copy"))) {
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            List<Integer> odd =
                    IntStream.range(0, ROWS / 2).map(i -> 2 * i + 1).boxed().toList();
            assertThat(jdbc.sql("select id from text order by id")
                            .query(Integer.class)
                            .list())
                    .isEqualTo(odd);
            assertThat(jdbc.sql("select id from text where word = ?")
                            .param(word(17))
                            .query(Integer.class)
                            .single())
                    .isEqualTo(17);
            jdbc.sql("insert into text values (2, 'new')").update();
        }
    }
}
