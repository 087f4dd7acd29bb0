package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The answers that visitors saw accepted, to be compared with what is stored. */
public final class Ledger {

    private final Map<Visitor, Map<String, String>> accepted = new ConcurrentHashMap<>();

    /** What a visitor saw accepted so far, to add to. */
    public Map<String, String> of(Visitor visitor) {
        return accepted.computeIfAbsent(visitor, each -> new ConcurrentHashMap<>());
    }

    /** What is in it now, whatever is added later. */
    public Ledger soFar() {
        Ledger copy = new Ledger();
        accepted.forEach((visitor, theirs) -> copy.of(visitor).putAll(theirs));
        return copy;
    }

    public int answers() {
        return accepted.values().stream().mapToInt(Map::size).sum();
    }

    /** Prints the figures, and fails if an answer is missing or a visitor has more than one row. */
    public void compareWith(JdbcClient database, String what) {
        List<Map<String, Object>> rows = database.sql("select token_hash, answers from submission")
                .query()
                .listOfRows();
        Map<String, Map<?, ?>> stored = new HashMap<>();
        rows.forEach(row -> stored.put(
                String.valueOf(row.get("token_hash")),
                JsonMapper.shared().readValue(String.valueOf(row.get("answers")), Map.class)));
        List<String> missing = new ArrayList<>();
        accepted.forEach((visitor, theirs) -> theirs.forEach((question, choice) -> {
            Map<?, ?> found = stored.getOrDefault(hash(visitor.cookie("visitor")), Map.of());
            if (!choice.equals(found.get(question))) {
                missing.add(question + "=" + choice + " but stored is " + found);
            }
        }));
        System.out.printf(
                "%s: %d answers acknowledged by %d visitors, %d found, %d rows doubled%n",
                what, answers(), accepted.size(), answers() - missing.size(), rows.size() - stored.size());
        assertThat(missing).isEmpty();
        assertThat(rows).hasSameSizeAs(stored.keySet());
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
