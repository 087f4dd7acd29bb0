package com.cxcheck.configuration;

/** A setting is not as it should be. Its message is one sentence for the operator. */
class InvalidSettingException extends RuntimeException {

    private final String whatToDo;

    InvalidSettingException(String message, String whatToDo) {
        super(message);
        this.whatToDo = whatToDo;
    }

    String whatToDo() {
        return whatToDo;
    }
}
