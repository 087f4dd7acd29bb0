package com.cxcheck.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Someone who may sign in. */
@Entity
@Table(name = "consultant")
class Consultant {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String username;

    private String passwordHash;

    Consultant(String username, String passwordHash) {
        this.username = username;
        this.passwordHash = passwordHash;
    }

    @SuppressWarnings("NullAway.Init")
    protected Consultant() {}

    void changePassword(String newPasswordHash) {
        passwordHash = newPasswordHash;
    }

    String username() {
        return username;
    }

    String passwordHash() {
        return passwordHash;
    }
}
