package com.cxcheck;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.test.context.TestPropertySource;

@PostgresTest
@EnabledIfSystemProperty(named = "population", matches = "[0-9,]+")
@TestPropertySource(properties = "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true")
class SpeedOnPostgresTest extends SpeedTest {}
