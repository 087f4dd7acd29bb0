package com.cxcheck.signin;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A consultant who signs in. */
@ServerTest
@Import(SignInTest.CountingEncoder.class)
abstract class SignInPages {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        jdbc.sql("delete from spring_session").update();
        jdbc.sql("delete from failed_sign_in").update();
        visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
    }
}
