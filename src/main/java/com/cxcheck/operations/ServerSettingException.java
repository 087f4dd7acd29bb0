package com.cxcheck.operations;

import java.sql.SQLException;

/** A setting with which the server doesn't keep what it promises. Its message is the rest of a sentence about the server. */
class ServerSettingException extends SQLException {

    ServerSettingException(String message) {
        super(message);
    }
}
