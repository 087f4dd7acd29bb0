package com.cxcheck.configuration;

/** An invalid setting. Its message is one sentence for the operator. */
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
